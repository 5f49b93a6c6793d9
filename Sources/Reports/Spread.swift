internal import Base
public import Ledger
internal import Models

/// How revenue is spread over entities in each scope: over customers, over products, and over the values of each
/// dimension. `concentration` and `pareto` read the same curves.
public struct Spread: SharedTally {
  /// By scope: the revenue of those with a purchase day in it.
  private var customers: [Distribution]
  /// Of products, where there are any, and then of each dimension's values.
  private var lines: [LineSums]

  public init(_ history: History, _ landmarks: Landmarks) {
    let facts = landmarks.facts
    let scopes = Scopes(landmarks)
    customers = Self.customers(history, scopes)
    let kinds = Self.kindsOfLines(history, scopes)
    lines = zip(facts.dimensions, history.lineValue).map { dimension, codes in
      LineSums(history.lineAmount, codes: codes, values: dimension.values.count, kinds, of: scopes)
    }
    if facts.hasProducts {
      let products = LineSums(
        history.lineAmount, codes: history.lineProduct, values: facts.products.count, kinds, of: scopes)
      lines.insert(products, at: 0)
    }
  }

  public mutating func merge(_ other: Spread) {
    customers.merge(other.customers)
    lines.merge(other.lines)
  }

  /// The Lorenz curve of each entity in each scope, or in the first few, in the order of tables.
  func curves(
    _ landmarks: Landmarks, scopes most: Int = .max
  ) -> [(entity: String, scope: String, curve: Lorenz)] {
    let facts = landmarks.facts
    let scopes = Scopes(landmarks)
    let wanted = scopes.names.prefix(most).enumerated()
    let names = (facts.hasProducts ? ["product"] : []) + facts.dimensions.map(\.name)
    var curves: [(String, String, Lorenz)] = []
    for (scope, name) in wanted {
      curves.append(("customer", name, Lorenz(customers[scope])))
    }
    for (entity, sums) in zip(names, lines) {
      for (scope, name) in wanted {
        curves.append((entity, name, Lorenz(sums.distribution(scope: scope, of: scopes))))
      }
    }
    return curves
  }
}

extension Spread {
  /// By line: the kind of its day; one more than there are for lines of who is no buyer, which count nowhere.
  private static func kindsOfLines(_ history: History, _ scopes: Scopes) -> [UInt16] {
    var kinds: [UInt16] = []
    kinds.reserveCapacity(history.lineAmount.count)
    for customer in history.customers {
      let isBuyer = !history.purchases(of: customer).isEmpty
      for day in history.days(of: customer) {
        let kind = isBuyer ? scopes.kind(of: history.day[day]) : scopes.kinds.count
        for _ in history.lines(ofDay: day) { kinds.append(UInt16(kind)) }
      }
    }
    return kinds
  }

  private static func customers(_ history: History, _ scopes: Scopes) -> [Distribution] {
    var members: [[Int64]] = scopes.names.map { _ in [] }
    var revenue = scopes.names.map { _ in Money.zero }
    var isMember = scopes.names.map { _ in false }
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      for day in history.days(of: customer) {
        scopes.forEach(containing: history.day[day]) { revenue[$0] += history.net[day] }
      }
      for purchase in history.purchases(of: customer) {
        scopes.forEach(containing: history.purchaseDay[purchase]) { isMember[$0] = true }
      }
      for scope in revenue.indices {
        if isMember[scope] { members[scope].append(revenue[scope].units) }
        revenue[scope] = .zero
        isMember[scope] = false
      }
    }
    return members.map { Distribution($0) }
  }
}

/// What buyers' lines add up to by their own value of one column, in each scope.
///
/// Lines are added up by kind of day, so that each is touched once however many scopes it lies in; scopes are put together
/// from kinds when they are asked for.
private struct LineSums: Sendable, Mergeable {
  private let values: Int
  /// By kind of day and code, back to back: lines are many, so nothing here may look anything up.
  private var sums: [Money]
  /// Whether there is a sale; a value that only came back is not there.
  private var isSold: [Bool]

  /// - Parameter kinds: By line.
  init(_ amounts: MoneyColumn, codes: CodeColumn, values: Int, _ kinds: [UInt16], of scopes: Scopes) {
    self.values = values
    var sums = Array(repeating: Money.zero, count: values * (scopes.kinds.count + 1))
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
}
