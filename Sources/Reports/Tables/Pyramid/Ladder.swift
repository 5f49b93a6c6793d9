public import Base
internal import Ledger

/// How far have buyers climbed?
public struct Ladder: Counted {
  public init() {}

  public static let reference = Reference(
    name: "ladder",
    question: """
      How many buyers are partners, clients, repeat or first-time buyers, and how many were there a year ago?
      """,
    grain: "One row per rung from the top; `prospect` only when `source.contacts` is given.",
    key: ["rung"], order: .stated("rungs from the top, then `prospect`"),
    definition: """
      Active buyers are counted by their purchase days up to the as-of day: one is `first_time`, two or more
      are `repeat`, `ladder.client_from` or more are `client`, and a client in the highest tier is `partner`.
      `lapsed` are buyers who are not active. `prospect` is a contact who is not a buyer; a person who only
      sent something back is one too. The year-ago column uses what was known 365 days before the as-of day,
      with the tiers of the window that ended then.
      """,
    example: """
      rung,position,customers,share,revenue,revenue_per_customer,customers_year_ago
      partner,1,1,0.200000,125.00,125.00,1
      client,2,0,0.000000,0.00,,0
      repeat,3,0,0.000000,0.00,,1
      first_time,4,1,0.200000,25.00,25.00,0
      lapsed,5,3,0.600000,95.00,31.67,2
      """)

  public struct Row: Sendable {
    let rung: String
    let position: Int
    let customers: Int
    /// Nil for prospects, who are no buyers.
    let buyers: Int?
    let revenue: Money?
    let yearAgo: Int?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("rung", "the rung's name", oneOf: Rung.allCases.map(\.rawValue) + [prospect]) { $0.rung },
      Column("position", "1 for the highest rung") { $0.position },
      Column("customers", "buyers on the rung; for `prospect` contacts") { $0.customers },
      Column("share", "customers / all buyers") { row in row.buyers.flatMap { Share(row.customers, of: $0) }
      },
      Column("revenue", "their revenue in W") { $0.revenue },
      Column("revenue_per_customer", "revenue / customers") { row in
        row.revenue.flatMap { $0.average(over: row.customers) }
      },
      Column(
        "customers_year_ago",
        "buyers on the rung 365 days before the as-of day; empty if that is before data start"
      ) {
        $0.yearAgo
      },
    ]
  }

  /// The row of contacts who are no buyers.
  private static let prospect = "prospect"

  /// By rung from the top.
  public struct Tally: MadeOfParts, Portable {
    var customers = Rung.allCases.map { _ in 0 }
    var revenue = Rung.allCases.map { _ in Money.zero }
    var yearAgo = Rung.allCases.map { _ in 0 }
    /// Contacts who are buyers, each once.
    var buyingContacts = 0

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.yearAgo)
      try parts.sum(\.buyingContacts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (activities, places, statuses) = (worksheet.activities, worksheet.places, worksheet.statuses)
    let clientFrom = landmarks.settings.ladder.clientFrom
    var tally = Tally()
    for customer in history.customers {
      guard let status = statuses[customer] else { continue }
      let rung = Rung(
        status, purchaseDays: history.purchases(of: customer).count,
        isInTopTier: places[customer] == .tier(0), clientFrom: clientFrom)
      tally.customers[rung.position] += 1
      tally.revenue[rung.position] += activities[customer].revenue
    }
    countAYearAgo(worksheet, &tally.yearAgo)
    tally.buyingContacts = history.buyers(among: landmarks.facts.contacts ?? [])
    return tally
  }

  private func countAYearAgo(_ worksheet: Worksheet, _ customers: inout [Int]) {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    guard let day = landmarks.premises.yearAgo, let tiers = landmarks.yearAgoTiers,
      let activities = worksheet.yearAgoActivities
    else { return }
    let settings = landmarks.settings
    for customer in history.customers {
      let activity = activities[customer]
      let isInTopTier =
        activity.isMember && tiers.tier(of: activity.value(by: settings.pyramid.by)) == 0
      if let rung = history.rung(of: customer, on: day, isInTopTier: isInTopTier, settings) {
        customers[rung.position] += 1
      }
    }
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let buyers = tally.customers.reduce(0, +)
    var rows = Rung.allCases.map { rung in
      Row(
        rung: rung.rawValue, position: rung.position + 1,
        customers: tally.customers[rung.position], buyers: buyers,
        revenue: tally.revenue[rung.position],
        yearAgo: landmarks.premises.yearAgo.map { _ in tally.yearAgo[rung.position] })
    }
    if let contacts = landmarks.facts.contacts {
      rows.append(
        Row(
          rung: Self.prospect, position: rows.count + 1,
          customers: distinct(contacts) - tally.buyingContacts, buyers: nil, revenue: nil,
          yearAgo: nil))
    }
    return rows
  }

  /// How many different ids there are, by their bytes: text that only looks the same is not.
  private func distinct(_ contacts: [String]) -> Int {
    let sorted = contacts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    return zip(sorted, sorted.dropFirst()).count { $0 != $1 } + (sorted.isEmpty ? 0 : 1)
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    [
      Posting(.ladderCustomers, .left, rows.reduce(0) { $0 + ($1.buyers == nil ? 0 : $1.customers) }),
      Posting(.ladderCustomers, .right, landmarks.crowd.buyers),
    ]
  }
}

extension Rung {
  /// 0 for the highest.
  fileprivate var position: Int {
    switch self {
    case .partner: 0
    case .client: 1
    case .repeatBuyer: 2
    case .firstTime: 3
    case .lapsed: 4
    }
  }
}

extension History {
  /// How many of the shard's buyers stand in a list of ids, which may name them twice.
  /// - Complexity: O(m log n) for m ids.
  fileprivate func buyers(among contacts: [String]) -> Int {
    var isContact = Array(repeating: false, count: customers.count)
    for contact in contacts {
      if let customer = customer(withID: contact), !purchases(of: customer).isEmpty {
        isContact[customer] = true
      }
    }
    return isContact.count { $0 }
  }

  /// Customers stand in order of their ids' bytes, so one is found by halving.
  private func customer(withID id: String) -> Int? {
    var range = customers
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = ids.bytes(of: middle)
      if found.elementsEqual(id.utf8) { return middle }
      range =
        found.lexicographicallyPrecedes(id.utf8)
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
