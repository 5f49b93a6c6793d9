extension MadeOfParts where Self: Portable {
  public func fits(_ shape: Self, _ sizes: inout TallySizes) -> Bool {
    var visitor = FittingParts(whole: self, shape: shape, sizes: sizes)
    Self.parts(&visitor)
    sizes = visitor.sizes
    return visitor.fits && isConsistent
  }
}

private struct FittingParts<Whole>: PartVisitor {
  typealias Failure = Never

  let whole: Whole
  let shape: Whole
  var sizes: TallySizes
  var fits = true

  mutating func sum<Part: Portable>(_ part: WritableKeyPath<Whole, Part>) {
    fits = fits && whole[keyPath: part].fits(shape[keyPath: part], &sizes)
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) {
    fits = fits && whole[keyPath: part] == shape[keyPath: part]
  }
}
