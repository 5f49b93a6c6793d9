extension Array {
  /// All elements put together, neighbours first, then the pairs: what grows as it is put together is read a few times
  /// and not once for every element. Nil of none.
  public func combined(_ combine: (inout Element, Element) -> Void) -> Element? {
    var elements = self
    var step = 1
    while step < elements.count {
      for first in stride(from: 0, to: elements.count - step, by: 2 * step) {
        let second = elements[first + step]
        combine(&elements[first], second)
      }
      step *= 2
    }
    return elements.first
  }
}
