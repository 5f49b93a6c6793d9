public import Base
internal import Ledger
internal import Models

/// How revenue is spread over entities in each scope: over customers, over products, and over the values of each
/// dimension. `concentration` and `pareto` read the same curves.
public struct RevenueSpread: MadeOfParts, SharedTally {
  /// By scope, without the trailing one: the revenue of each customer with a purchase day in it. That of the members of W
  /// is a landmark.
  private var customers: [Distribution] = []
  /// Of products, where there are any, and then of each dimension's values.
  private var lines: [LineSums] = []

  /// Of no scopes.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.customers)
    try parts.sum(\.lines)
  }

  /// What one shard adds up to.
  public init(_ worksheet: Worksheet) {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    customers = Self.customers(history, landmarks.scopes).map { Distribution($0) }
    lines = worksheet.lineSums
  }

  /// The Lorenz curve of each entity in each scope, or in the first few, in the order of tables.
  func curves(
    _ landmarks: Landmarks, scopes most: Int = .max
  ) -> [(entity: String, scope: String, curve: Lorenz)] {
    let facts = landmarks.facts
    let scopes = landmarks.scopes
    let wanted = scopes.names.prefix(most).enumerated()
    let names = (facts.hasProducts ? [PipelineNames.product] : []) + facts.dimensions.map(\.name)
    var curves: [(String, String, Lorenz)] = []
    for (scope, name) in wanted {
      let revenue = scope == Scopes.trailing ? landmarks.crowd.monetary : customers[scope - 1]
      curves.append((PipelineNames.customer, name, Lorenz(revenue)))
    }
    for (entity, sums) in zip(names, lines) {
      for (scope, name) in wanted {
        curves.append((entity, name, Lorenz(sums.distribution(scope: scope, of: scopes))))
      }
    }
    return curves
  }
}

extension RevenueSpread {
  /// By scope, without the trailing one: what each buyer with a purchase day in it brought there.
  private static func customers(_ history: History, _ scopes: Scopes) -> [[Int64]] {
    var buyers: [Int64] = []
    buyers.reserveCapacity(history.customers.count)
    // By calendar year; scopes begin with W and all time.
    var members: [[Int64]] = scopes.names.dropFirst(Scopes.firstYear).map { _ in [] }
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard !purchases.isEmpty else { continue }
      var next = purchases.lowerBound
      var ever = Money.zero
      // Days rise, so the days of one year follow each other.
      var (year, inYear, isMember) = (Scopes.noYear, Money.zero, false)
      for day in history.days(of: customer) {
        let yearOfDay = scopes.year(of: history.day[day])
        if yearOfDay != year {
          if isMember, year != Scopes.noYear { members[year - Scopes.firstYear].append(inYear.units) }
          (year, inYear, isMember) = (yearOfDay, .zero, false)
        }
        ever += history.net[day]
        inYear += history.net[day]
        if next < purchases.upperBound, history.dayOfPurchase[next] == day {
          isMember = true
          next += 1
        }
      }
      if isMember, year != Scopes.noYear { members[year - Scopes.firstYear].append(inYear.units) }
      buyers.append(ever.units)
    }
    return [buyers] + members
  }
}
