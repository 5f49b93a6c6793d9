internal import Base

/// Lines of one file of which something was seen: how many, what they come to, and what the first of them says.
struct Sighting: Hashable, Sendable {
  var lines: Int
  /// The sum of their amounts in smallest units. Wraps around where it does not fit; then the input is refused
  /// (`Magnitudes`).
  var units: Int64
  /// Where the first of them stands: the chunk, and the physical line within it.
  var chunk: Int
  var line: Int
  /// What the first of them says.
  var example: String

  mutating func merge(_ other: Sighting) {
    let sum = (lines &+ other.lines, units &+ other.units)
    if (other.chunk, other.line) < (chunk, line) { self = other }
    (lines, units) = sum
  }
}

/// What can be seen of one line, or of lines that stand together.
enum Trace: String, CaseIterable, Sendable {
  case bothNegative, discountAgainstSign
  /// A customer's id: what it can be seen to be by itself.
  case nullWord, zero, one, roundedID, guardedID, guardedValue
  /// A customer's id that is a word for a total; one that begins or ends with such a word; of these, one whose amount is
  /// the sum of the lines before it, and of several lines.
  case totalWord, totalName, confirmedTotal, sureTotal
  case partlyExcluded, blankCurrency, unfinished
}

extension Sighting: Packed {
  func pack(into packer: inout Packer) {
    [lines, Int(units), chunk, line].pack(into: &packer)
    example.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    guard numbers.count == 4, numbers[0] >= 0, numbers[2] >= 0, numbers[3] >= 0 else {
      throw unpacker.damage("what was seen of lines")
    }
    self.init(
      lines: numbers[0], units: Int64(numbers[1]), chunk: numbers[2], line: numbers[3],
      example: try String(from: &unpacker))
  }
}
