internal import Base
internal import Ledger
internal import Models

/// What buyers' lines add up to by their own value of one column, in each scope.
///
/// Lines are added up by kind of day (`Scopes.kinds`), so that each line is added once however many scopes it lies in. The
/// sum of a scope is made from those of its kinds when it is asked for.
struct LineSums: Hashable, MadeOfParts, Portable {
  /// How many values the column has.
  private var values = 0
  /// By kind of day and code, back to back, so that a line costs one array access and no lookup.
  private var sums: [Money] = []
  /// Whether the value has a sale; one that was only sent back is no entity of the scope.
  private var isSold: [Bool] = []

  init() {}

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.fixed(\.values)
    try parts.sum(\.sums)
    try parts.sum(\.isSold)
  }

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

  /// By line: the kind of its day. Lines of customers who are no buyers get a kind of their own, which counts nowhere.
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

  /// MutableSpan avoids a uniqueness check per element.
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
    // The last kind is that of customers who are no buyers.
    let buyers = sums.count - values
    return (0..<values).map { value in
      stride(from: value, to: buyers, by: values).reduce(.zero) { $0 + sums[$1] }
    }
  }
}
