internal import Base

/// What refused values of one column look like: how many there are, and how many of them have a form.
struct RefusedForms: Hashable, Sendable {
  /// A way to write a number, or a part of a date, that a reader can see without reading the value.
  enum Form: Int, CaseIterable, Sendable {
    /// The sign, in any of the ways below or with a minus in front.
    case negative
    case parentheses, trailingMinus, credit, apostrophe
    /// Four digits or more in front of the decimal sign, with a sign between groups of digits.
    case grouped
    case exponent
    /// Letters or a sign of money beside the digits.
    case unit
    /// A number from 13 to 31 where a date has its day or its month.
    case over12
  }

  private(set) var lines = 0
  /// By form.
  private(set) var counts = Array(repeating: 0, count: Form.allCases.count)

  init() {}

  /// Of one value.
  init(_ value: [UInt8], of refusal: Refusal) {
    lines = 1
    for form in refusal == .badDate ? Self.forms(ofDate: value) : Self.forms(ofNumber: value) {
      counts[form.rawValue] = 1
    }
  }

  /// How many have a form.
  subscript(form: Form) -> Int { counts[form.rawValue] }

  mutating func merge(_ other: RefusedForms) {
    lines &+= other.lines
    for index in counts.indices { counts[index] &+= other.counts[index] }
  }
}

extension RefusedForms {
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func forms(ofNumber value: [UInt8]) -> [Form] {
    guard let first = value.firstIndex(where: isDigit), let last = value.lastIndex(where: isDigit) else {
      return []
    }
    var forms: [Form] = []
    let (before, behind) = (value[..<first], value[(last + 1)...])
    let letters = behind.filter { $0 != 0x20 }.map { $0 & 0xDF }
    if before.contains(UInt8(ascii: "(")), behind.contains(UInt8(ascii: ")")) { forms.append(.parentheses) }
    if behind.last == UInt8(ascii: "-") { forms.append(.trailingMinus) }
    if letters == Array("CR".utf8) { forms.append(.credit) }
    if value.first == UInt8(ascii: "'") || value.starts(with: Array("=\"".utf8)) { forms.append(.apostrophe) }
    if forms.contains(where: { $0 != .apostrophe }) || before.contains(UInt8(ascii: "-")) {
      forms.append(.negative)
    }
    if isGrouped(value[first...last]) { forms.append(.grouped) }
    if isExponent(value[first...last]) { forms.append(.exponent) }
    let isUnit = { (byte: UInt8) in byte >= 0x80 || (byte & 0xDF) &- 0x41 < 26 || byte == UInt8(ascii: "$") }
    if !forms.contains(.credit), before.contains(where: isUnit) || behind.contains(where: isUnit) {
      forms.append(.unit)
    }
    return forms
  }

  /// `1,234.50`, `12 345` or `1'234,5`: a sign between groups, the last of them of three digits.
  private static func isGrouped(_ number: ArraySlice<UInt8>) -> Bool {
    var groups: [(sign: UInt8, digits: Int)] = [(0, 0)]
    for byte in number {
      if isDigit(byte) {
        groups[groups.count - 1].digits += 1
      } else if byte < 0x80 || groups[groups.count - 1].sign < 0x80 || groups[groups.count - 1].digits > 0 {
        groups.append((byte, 0))
      }
    }
    guard groups.count > 1, groups[0].digits > 0, groups[1].digits == 3 else { return false }
    // With one sign only, three digits behind it may be the decimals of a number with a decimal comma.
    return groups.count > 2 || groups[1].sign != UInt8(ascii: ".") || groups[0].digits <= 3
  }

  private static func isExponent(_ number: ArraySlice<UInt8>) -> Bool {
    guard let place = number.firstIndex(where: { $0 & 0xDF == UInt8(ascii: "E") }), place > number.startIndex
    else { return false }
    let power = number[(place + 1)...].drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    return isDigit(number[place - 1]) && !power.isEmpty && power.allSatisfy(isDigit)
  }

  private static func forms(ofDate value: [UInt8]) -> [Form] {
    let numbers = value.split(whereSeparator: { !isDigit($0) }).prefix(3).filter { $0.count <= 2 }.prefix(2)
    let first = numbers.map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return first.count == 2 && first.contains { (13...31).contains($0) } ? [.over12] : []
  }
}

extension RefusedForms: Packed {
  func pack(into packer: inout Packer) { ([lines] + counts).pack(into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    guard let lines = numbers.first, numbers.count == counts.count + 1,
      numbers.allSatisfy({ $0 >= 0 && $0 <= lines })
    else { throw unpacker.damage("forms of refused values") }
    self.lines = lines
    counts = Array(numbers.dropFirst())
  }
}
