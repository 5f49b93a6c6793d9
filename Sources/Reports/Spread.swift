internal import Base
internal import Ledger
internal import Models

/// How revenue is spread over entities in each scope: over customers, over products, and over the values of each
/// dimension.
struct Spread: Sendable, Mergeable {
  /// By scope: the revenue of those with a purchase day in it.
  private var customers: [Distribution]
  /// Of products, where there are any, and then of each dimension's values.
  private var lines: [LineSums]

  init(_ history: History, _ landmarks: Landmarks, over scopes: Scopes) {
    let facts = landmarks.facts
    customers = Self.customers(history, scopes)
    lines = zip(facts.dimensions, history.lineValue).map { dimension, codes in
      LineSums(history, codes: codes, values: dimension.values.count, scopes)
    }
    if facts.hasProducts {
      lines.insert(
        LineSums(history, codes: history.lineProduct, values: facts.products.count, scopes), at: 0)
    }
  }

  mutating func merge(_ other: Spread) {
    customers.merge(other.customers)
    lines.merge(other.lines)
  }

  /// The Lorenz curve of each entity in each scope, in the order of tables.
  func curves(_ scopes: Scopes, _ landmarks: Landmarks) -> [(entity: String, scope: String, curve: Lorenz)] {
    let facts = landmarks.facts
    let names = (facts.hasProducts ? ["product"] : []) + facts.dimensions.map(\.name)
    var curves: [(String, String, Lorenz)] = []
    for (scope, name) in scopes.names.enumerated() {
      curves.append(("customer", name, Lorenz(customers[scope])))
    }
    for (entity, sums) in zip(names, lines) {
      for (scope, name) in scopes.names.enumerated() {
        curves.append((entity, name, Lorenz(sums.distribution(scope: scope))))
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
private struct LineSums: Sendable, Mergeable {
  private let values: Int
  /// By scope and code, back to back: lines are many, so nothing here may look anything up.
  private var sums: [Money]
  /// Whether there is a sale; a value that only came back is not there.
  private var isSold: [Bool]

  init(_ history: History, codes: [UInt32], values: Int, _ scopes: Scopes) {
    self.values = values
    var sums = Array(repeating: Money.zero, count: values * scopes.names.count)
    var isSold = Array(repeating: false, count: sums.count)
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      for day in history.days(of: customer) {
        scopes.forEach(containing: history.day[day]) { scope in
          for line in history.lines(ofDay: day) {
            let cell = scope * values + Int(codes[line])
            let amount = history.lineAmount[line]
            sums[cell] += amount
            if amount > .zero { isSold[cell] = true }
          }
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

  func distribution(scope: Int) -> Distribution {
    let cells = scope * values..<(scope + 1) * values
    return Distribution(cells.filter { isSold[$0] }.map { sums[$0].units })
  }
}
