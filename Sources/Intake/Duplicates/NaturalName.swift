/// A path in the order in which a person would list it: numbers in it by their value, and its endings not before the rest,
/// so that `export.csv` comes before `export (1).csv`.
struct NaturalName: Comparable {
  private enum Piece: Comparable {
    /// Without leading zeros.
    case number([UInt8])
    case text([UInt8])

    static func < (a: Piece, b: Piece) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)):
        a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
      case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
      case (.number, .text): true
      case (.text, .number): false
      }
    }
  }

  private let pieces: [Piece]
  private let path: [UInt8]

  init(_ path: String) {
    self.path = Array(path.utf8)
    pieces = Self.pieces(of: Self.withoutEndings(self.path[...]))
  }

  /// By the pieces; of equal ones by the bytes of the whole paths, so two paths are never equal.
  static func < (a: NaturalName, b: NaturalName) -> Bool {
    if a.pieces != b.pieces { return a.pieces.lexicographicallyPrecedes(b.pieces) }
    return a.path.lexicographicallyPrecedes(b.path)
  }

  /// `.csv`, `.csv.gz`: a packed file's ending, and one that is all letters.
  private static func withoutEndings(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var path = path
    for isPacking in [true, false] {
      guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return path }
      let ending = path[(dot + 1)...]
      let isEnding =
        isPacking
        ? ["gz", "zst", "zip"].contains { ending.elementsEqual($0.utf8) }
        : !ending.isEmpty && ending.allSatisfy { isLetter($0) }
      if isEnding { path = path[..<dot] }
    }
    return path
  }

  private static func pieces(of path: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var rest = path
    while let first = rest.first {
      let isNumber = isDigit(first)
      let piece = rest.prefix { isDigit($0) == isNumber }
      rest = rest.dropFirst(piece.count)
      pieces.append(isNumber ? .number(Array(piece.drop { $0 == UInt8(ascii: "0") })) : .text(Array(piece)))
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
