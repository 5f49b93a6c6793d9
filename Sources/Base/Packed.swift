/// A value that can leave the process: as bytes that mean the same on every machine, and back.
///
///     var packer = Packer()
///     tally.pack(into: &packer)
///     var unpacker = Unpacker(packer.bytes)
///     let same = try Tally(from: &unpacker)
///
/// Equal values pack to equal bytes, so whatever is packed must have one order: no dictionary, no set.
/// What was packed names no code and no position that only one run can read.
public protocol Packed {
  /// Appends the value's parts, each as its own type packs them.
  func pack(into packer: inout Packer)

  /// Takes the parts back in the same order.
  /// - Throws: `Damage` where the bytes end too early, or say what the type cannot be.
  init(from unpacker: inout Unpacker) throws(Damage)

  /// Appends several values. A type overrides it where many take less room than one by one.
  static func pack(all values: [Self], into packer: inout Packer)

  /// Takes back what `pack(all:into:)` appended.
  static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Self]
}

extension Packed {
  public static func pack(all values: [Self], into packer: inout Packer) {
    packer.pack(count: values.count)
    for value in values { value.pack(into: &packer) }
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Self] {
    let count = try unpacker.count()
    var values: [Self] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Self(from: &unpacker)) }
    return values
  }
}

extension Array: Packed where Element: Packed {
  public func pack(into packer: inout Packer) { Element.pack(all: self, into: &packer) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self = try Element.unpackAll(from: &unpacker)
  }
}

extension Optional: Packed where Wrapped: Packed {
  public func pack(into packer: inout Packer) {
    (self != nil).pack(into: &packer)
    self?.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self = try Bool(from: &unpacker) ? try Wrapped(from: &unpacker) : nil
  }

  /// Which values there are, and then only those.
  public static func pack(all values: [Wrapped?], into packer: inout Packer) {
    values.map { $0 != nil }.pack(into: &packer)
    values.compactMap(\.self).pack(into: &packer)
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Wrapped?] {
    let isThere = try [Bool](from: &unpacker)
    var rest = try [Wrapped](from: &unpacker)[...]
    guard isThere.count(where: { $0 }) == rest.count else {
      throw unpacker.damage("one value for each place")
    }
    return isThere.map { $0 ? rest.popFirst() : nil }
  }
}

extension Bool: Packed {
  public func pack(into packer: inout Packer) { packer.pack(byte: self ? 1 : 0) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    switch try unpacker.byte() {
    case 0: self = false
    case 1: self = true
    default: throw unpacker.damage("0 or 1")
    }
  }
}

extension String: Packed {
  public func pack(into packer: inout Packer) { packer.pack(counted: Array(utf8)) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    let bytes = try unpacker.countedBytes()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unpacker.damage("a text in UTF-8")
    }
    self = text
  }
}

extension Money: Packed {
  public func pack(into packer: inout Packer) { units.pack(into: &packer) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(units: try Int64(from: &unpacker))
  }

  public static func pack(all values: [Money], into packer: inout Packer) {
    Int64.pack(all: values.map(\.units), into: &packer)
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Money] {
    try Int64.unpackAll(from: &unpacker).map { Money(units: $0) }
  }
}

extension Day: Packed {
  public func pack(into packer: inout Packer) { number.pack(into: &packer) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(number: try Int32(from: &unpacker))
  }

  public static func pack(all values: [Day], into packer: inout Packer) {
    Int32.pack(all: values.map(\.number), into: &packer)
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Day] {
    try Int32.unpackAll(from: &unpacker).map { Day(number: $0) }
  }
}
