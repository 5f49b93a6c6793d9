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
    lines = zip(facts.dimensions, history.lineValue).map { dimension, codes in
      LineSums(history, codes: codes, values: dimension.values.count, scopes)
    }
    if facts.hasProducts {
      lines.insert(
        LineSums(history, codes: history.lineProduct, values: facts.products.count, scopes), at: 0)
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

  init(_ history: History, codes: [UInt32], values: Int, _ scopes: Scopes) {
    self.values = values
    var sums = Array(repeating: Money.zero, count: values * scopes.kinds.count)
    var isSold = Array(repeating: false, count: sums.count)
    let amounts = history.lineAmount
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      for day in history.days(of: customer) {
        let start = scopes.kind(of: history.day[day]) * values
        for line in history.lines(ofDay: day) {
          let cell = start + Int(codes[line])
          let amount = amounts[line]
          sums[cell] += amount
          if amount > .zero { isSold[cell] = true }
        }
      }
    }
    self.sums = sums
    self.isSold = isSold
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
