internal import Base
internal import Ledger
internal import Models

/// What buyers' lines add up to by their own value of one column, in each scope.
///
/// Lines are added up by kind of day, so that each is touched once however many scopes it lies in; scopes are put together
/// from kinds when they are asked for.
struct LineSums: Sendable, Mergeable {
  private let values: Int
  /// By kind of day and code, back to back: lines are many, so nothing here may look anything up.
  private var sums: [Money]
  /// Whether there is a sale; a value that only came back is not there.
  private var isSold: [Bool]

  /// Of products, where there are any, and then of each dimension's values.
  static func ofAllColumns(_ history: History, _ landmarks: Landmarks) -> [LineSums] {
    let facts = landmarks.facts
    let kinds = kindsOfLines(history, landmarks.scopes)
    let kindCount = landmarks.scopes.kinds.count + 1
    var sums: [LineSums] = []
    if facts.hasProducts {
      sums.append(
        LineSums(
          history.lineAmount, codes: history.lineProduct, values: facts.products.count, kinds, kindCount))
    }
    for (position, dimension) in facts.dimensions.enumerated() {
      let codes = history.lineValue[position]
      sums.append(
        LineSums(history.lineAmount, codes: codes, values: dimension.values.count, kinds, kindCount))
    }
    return sums
  }

  /// By line: the kind of its day; one more than there are for lines of who is no buyer, which count nowhere.
  private static func kindsOfLines(_ history: History, _ scopes: Scopes) -> [UInt16] {
    var kinds = Array(repeating: UInt16(scopes.kinds.count), count: history.lineAmount.count)
    var kindOfLine = kinds.mutableSpan
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      for day in history.days(of: customer) {
        let kind = scopes.kind(of: history.day[day])
        for line in history.lines(ofDay: day) { kindOfLine[line] = kind }
      }
    }
    return kinds
  }

  /// - Parameter kinds: By line.
  private init(
    _ amounts: MoneyColumn, codes: CodeColumn, values: Int, _ kinds: [UInt16], _ kindCount: Int
  ) {
    self.values = values
    var sums = Array(repeating: Money.zero, count: values * kindCount)
    var isSold = Array(repeating: false, count: sums.count)
    Self.add(amounts, codes, values, kinds, to: sums.mutableSpan, isSold.mutableSpan)
    self.sums = sums
    self.isSold = isSold
  }

  /// To spans, so that nobody asks for every line who else holds the arrays.
  private static func add(
    _ amounts: MoneyColumn, _ codes: CodeColumn, _ values: Int, _ kinds: [UInt16],
    to sums: consuming MutableSpan<Money>, _ isSold: consuming MutableSpan<Bool>
  ) {
    for line in amounts.indices {
      let cell = Int(kinds[line]) * values + Int(codes[line])
      let amount = amounts[line]
      sums[cell] += amount
      isSold[cell] = isSold[cell] || amount > .zero
    }
  }

  mutating func merge(_ other: LineSums) {
    sums.merge(other.sums)
    for cell in isSold.indices where other.isSold[cell] { isSold[cell] = true }
  }

  func distribution(scope: Int, of scopes: Scopes) -> Distribution {
    let starts = scopes.kinds.indices.filter { scopes.kinds[$0].contains(scope) }.map { $0 * values }
    return Distribution(
      (0..<values).compactMap { value in
        starts.contains { isSold[$0 + value] }
          ? starts.reduce(Money.zero) { $0 + sums[$1 + value] }.units : nil
      })
  }

  /// By value: of all buyers' lines, whatever the day.
  var totals: [Money] {
    // The last kind is that of who is no buyer.
    let buyers = sums.count - values
    return (0..<values).map { value in
      stride(from: value, to: buyers, by: values).reduce(.zero) { $0 + sums[$1] }
    }
  }
}
