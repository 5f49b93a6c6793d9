/// The bound of the sample of customers in the file that is read. A kept reading has the sample of its own file, so other
/// files rule nothing out.
struct CustomerBound: Sendable {
  private var file = -1
  /// Of a file of one chunk nobody asks, so what it has is looked at when somebody does.
  private var waiting: [CustomerRuns] = []
  private var smallest = SmallestHashes<Nothing>(most: CustomerSample.most)

  private struct Nothing: Hashable {}

  /// Takes up the customers of a chunk.
  mutating func take(_ customers: CustomerRuns, ofFile file: Int) {
    begin(file)
    waiting.append(customers)
  }

  /// The greatest hash that may still belong to the file's sample.
  mutating func bound(ofFile file: Int) -> UInt64 {
    begin(file)
    for customers in waiting {
      smallest.add(customers.runs, hash: \.fold, value: { _ in Nothing() }, { _, _ in })
    }
    waiting = []
    return smallest.bound
  }

  private mutating func begin(_ file: Int) {
    if file != self.file { self = CustomerBound(file: file) }
  }

  init() {}

  private init(file: Int) {
    self.file = file
  }
}
