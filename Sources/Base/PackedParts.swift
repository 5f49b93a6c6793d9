extension MadeOfParts where Self: Packed {
  public func pack(into packer: inout Packer) {
    var visitor = PackingParts(whole: self)
    swap(&packer, &visitor.packer)
    Self.parts(&visitor)
    swap(&packer, &visitor.packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    var visitor = UnpackingParts(whole: Self(), unpacker: unpacker)
    try Self.parts(&visitor)
    (self, unpacker) = (visitor.whole, visitor.unpacker)
  }

  /// Packs many values part by part, so that each part takes as few bytes as all its values need.
  public static func pack(all values: [Self], into packer: inout Packer) {
    packer.pack(count: values.count)
    var visitor = PackingColumns(wholes: values)
    swap(&packer, &visitor.packer)
    parts(&visitor)
    swap(&packer, &visitor.packer)
  }

  public static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Self] {
    let count = try unpacker.count()
    var visitor = UnpackingColumns(wholes: Array(repeating: Self(), count: count), unpacker: unpacker)
    try parts(&visitor)
    unpacker = visitor.unpacker
    return visitor.wholes
  }
}

private struct PackingParts<Whole>: PartVisitor {
  typealias Failure = Never

  let whole: Whole
  var packer = Packer()

  mutating func sum<Part: Packed>(_ part: WritableKeyPath<Whole, Part>) {
    whole[keyPath: part].pack(into: &packer)
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) { sum(part) }
}

private struct UnpackingParts<Whole>: PartVisitor {
  typealias Failure = Damage

  var whole: Whole
  var unpacker: Unpacker

  mutating func sum<Part: Packed>(_ part: WritableKeyPath<Whole, Part>) throws(Damage) {
    whole[keyPath: part] = try Part(from: &unpacker)
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) throws(Damage) {
    try sum(part)
  }
}

private struct PackingColumns<Whole>: PartVisitor {
  typealias Failure = Never

  let wholes: [Whole]
  var packer = Packer()

  mutating func sum<Part: Packed>(_ part: WritableKeyPath<Whole, Part>) {
    Part.pack(all: wholes.map { $0[keyPath: part] }, into: &packer)
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) { sum(part) }
}

private struct UnpackingColumns<Whole>: PartVisitor {
  typealias Failure = Damage

  var wholes: [Whole]
  var unpacker: Unpacker

  mutating func sum<Part: Packed>(_ part: WritableKeyPath<Whole, Part>) throws(Damage) {
    let column = try Part.unpackAll(from: &unpacker)
    guard column.count == wholes.count else { throw unpacker.damage("\(wholes.count) values") }
    for index in wholes.indices { wholes[index][keyPath: part] = column[index] }
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) throws(Damage) {
    try sum(part)
  }
}
