public import Base

/// What the lines of one task have in common, whatever their group: the chunks they are of, and their values.
public struct LineFrame: Sendable {
  /// A chunk of an export.
  struct Chunk: Hashable, Sendable {
    /// Position of the file in the list of files.
    let file: Int
    /// Position of the chunk in its file.
    let number: Int
    /// Position of its header among the headers.
    let header: Int
  }

  /// In the order of files and of their chunks.
  var chunks: [Chunk] = []
  /// Each once.
  var headers: [[String]] = []
  /// The distinct products, by the code that lines have.
  var products = TextList()
  /// By dimension, as products.
  var dimensions: [TextList] = []
}

extension LineFrame: Packed {
  public func pack(into packer: inout Packer) {
    chunks.map(\.file).pack(into: &packer)
    chunks.map(\.number).pack(into: &packer)
    chunks.map(\.header).pack(into: &packer)
    headers.pack(into: &packer)
    products.pack(into: &packer)
    dimensions.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    let files = try [Int](from: &unpacker)
    let numbers = try [Int](from: &unpacker)
    let positions = try [Int](from: &unpacker)
    headers = try [[String]](from: &unpacker)
    products = try TextList(from: &unpacker)
    dimensions = try [TextList](from: &unpacker)
    guard numbers.count == files.count, positions.count == files.count,
      (files + numbers).allSatisfy({ (0...Int(Int32.max)).contains($0) }),
      positions.allSatisfy({ headers.indices.contains($0) })
    else { throw unpacker.damage("chunks with their headers") }
    chunks = files.indices.map { Chunk(file: files[$0], number: numbers[$0], header: positions[$0]) }
    let places = chunks.map { ($0.file, $0.number) }
    guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw unpacker.damage("chunks in their order")
    }
  }
}
