import Base
import CSV
import Testbench

extension Suite {
  /// Fields to bytes, beside what texts of the same fields cost.
  static let writer = Suite(name: "writer") {
    try [comparison("rows of all kinds", kinds.map(\.field))]
      + kinds.map { try comparison("rows of \($0.name)", Array(repeating: $0.field, count: 8)) }
  }

  private typealias Make = @Sendable (inout SplitMix64) -> Field

  private static let kinds: [(name: String, field: Make)] = [
    ("plain text", { .text("customer-\(Int.random(in: 0...999_999, using: &$0))") }),
    ("text with quotes", { .text("Tea, \"no. \(Int.random(in: 0...999, using: &$0))\"") }),
    ("whole numbers", { .whole(Int.random(in: -9999...999_999, using: &$0)) }),
    ("money", { .money(Money(units: Int64.random(in: -99_999...9_999_999, using: &$0))) }),
    ("numbers", { .number(Double.random(in: 0...1, using: &$0)) }),
    ("hundredths", { .hundredths(Int.random(in: -999...99_999, using: &$0)) }),
    ("days", { .day(Day(number: Int32.random(in: 10_000...20_000, using: &$0))) }),
    ("flags", { .flag(Bool.random(using: &$0)) }),
    ("empty fields", { _ in .unknown }),
  ]

  private static func comparison(_ subject: String, _ columns: [Make]) throws -> Comparison {
    var random = SplitMix64(seed: 5)
    let rows = (0..<5000).map { _ in columns.map { $0(&random) } }
    let encoder = RowEncoder(decimals: 2)
    encoder.write(rows)
    try Disagreement.unless(encoder.bytes == described(rows), "\(subject) are written otherwise")
    return Comparison(
      subject: subject, items: rows.count * columns.count, item: "field", bytes: encoder.bytes.count,
      ways: [
        Comparison.Way(name: "RowEncoder") {
          encoder.removeAll()
          encoder.write(rows)
          return encoder.bytes.count
        },
        Comparison.Way(name: "descriptions, joined") { described(rows).count },
      ])
  }

  private static func described(_ rows: [[Field]]) -> [UInt8] {
    rows.reduce(into: []) { bytes, row in
      bytes += Array((row.map(described).joined(separator: ",") + "\n").utf8)
    }
  }

  /// The slow and obvious way.
  private static func described(_ field: Field) -> String {
    switch field {
    case .unknown: ""
    case .copied(let text): text
    case .text(let text):
      text.contains { ",\"\r\n".contains($0) }
        ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        : text
    case .whole(let number): "\(number)"
    case .money(let money): money.written(decimals: 2)
    case .number(let number): "\(SixDigits(number))"
    case .hundredths(let number): Money(units: Int64(number)).written(decimals: 2)
    case .millionths(let number): Money(units: Int64(number)).written(decimals: 6)
    case .day(let day): "\(day)"
    case .flag(let flag): "\(flag)"
    }
  }
}

extension RowEncoder {
  fileprivate func write(_ rows: [[Field]]) {
    for row in rows {
      for field in row { write(field) }
      endRow()
    }
  }
}
