import Base

@testable import Intake

/// Reads small exports and says what looks wrong, as `kind file lines`.
struct Suspecting {
  var desk = Desk.plain

  init(_ change: (inout Source) -> Void = { _ in }) { change(&desk.source) }

  /// With an order column, under which the exports have the header `customer;day;amount;order`.
  static var orders: Suspecting { Suspecting { $0.mapping.order = "order" } }

  func suspicions(_ exports: [String]) throws -> [Suspicion] {
    try desk.read(exports.map { Array($0.utf8) }).reading.suspicions
  }

  func callAsFunction(_ exports: String...) throws -> [String] {
    try suspicions(exports).map { "\($0.kind.rawValue) \($0.file) \($0.lines)" }
  }
}

/// So many ordinary sales, one a day from the first on: customers c0, c1, … and amounts of 10.00 and more.
func sales(_ count: Int, from day: Day = Day(iso: "2024-01-01") ?? Day(number: 0), order: Bool = false)
  -> [String]
{
  (0..<count).map { index in
    "c\(index % 7);\(day + index);\(10 + index % 5).\(10 + index % 90)"
      + (order ? ";o\(day.number)-\(index)" : "")
  }
}
