/// Which chunk it is, for looks.
struct ChunkPlace {
  let number: Int
  let layout: Layout
  /// Whether its bytes end with the end of a line; only the last chunk of a file may not.
  let endsLine: Bool
  let bounds: SampleBounds
}

extension ChunkPlace {
  init(_ chunk: borrowing Chunk) {
    let last = chunk.bytes.last
    self.init(
      number: chunk.number, layout: chunk.layout,
      endsLine: last.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? true,
      bounds: chunk.bounds)
  }
}
