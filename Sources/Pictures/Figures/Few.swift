/// From how many cases on a rate is shown as settled: below, its mark is hollow and no sentence is built on it.
enum Few {
  static let limit = 30
}
