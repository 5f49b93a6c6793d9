/// A number of bytes as a person writes it: `512M`, `4G`.
public struct MemorySize: Hashable, Sendable, CustomStringConvertible {
  private static let units: [(letter: Character, bytes: Int)] = [
    ("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10),
  ]

  /// More than 0.
  public let bytes: Int

  /// A whole number and one of the letters K, M and G; nil of anything else.
  public init?(_ text: String) {
    let digits = text.dropLast()
    guard let unit = Self.units.first(where: { $0.letter == text.last }),
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits), (1...1 << 20).contains(count)
    else { return nil }
    bytes = count * unit.bytes
  }

  /// With the largest letter that says it exactly.
  public var description: String {
    let unit = Self.units.first { bytes.isMultiple(of: $0.bytes) }
    return unit.map { "\(bytes / $0.bytes)\($0.letter)" } ?? "\(bytes)"
  }
}

extension Form where Value == MemorySize {
  static let memorySize = Form(
    wanted: "a number of bytes such as 512M or 4G", written: \.description
  ) { scalar throws(Misfit) in
    guard let size = MemorySize(scalar.text) else { throw Misfit() }
    return size
  }
}
