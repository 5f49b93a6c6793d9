internal import Base

/// Where a line stands in the input. The order of positions is the order of files, of chunks and of lines.
struct LinePosition: Hashable, Comparable, Sendable {
  /// Position of the file in the list of files.
  let file: Int32
  /// Position of the chunk in its file.
  let chunk: Int32
  /// Position of the line among the accepted lines of its chunk.
  let line: Int32

  static func < (a: LinePosition, b: LinePosition) -> Bool {
    (a.file, a.chunk, a.line) < (b.file, b.chunk, b.line)
  }
}

extension LinePosition: Packed {
  func pack(into packer: inout Packer) {
    for number in [file, chunk, line] { number.pack(into: &packer) }
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(
      file: try Int32(from: &unpacker), chunk: try Int32(from: &unpacker), line: try Int32(from: &unpacker))
  }

  static func pack(all values: [LinePosition], into packer: inout Packer) {
    values.map(\.file).pack(into: &packer)
    values.map(\.chunk).pack(into: &packer)
    values.map(\.line).pack(into: &packer)
  }

  static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [LinePosition] {
    let files = try [Int32](from: &unpacker)
    let chunks = try [Int32](from: &unpacker)
    let lines = try [Int32](from: &unpacker)
    guard chunks.count == files.count, lines.count == files.count else { throw unpacker.damage("positions") }
    return files.indices.map { LinePosition(file: files[$0], chunk: chunks[$0], line: lines[$0]) }
  }
}
