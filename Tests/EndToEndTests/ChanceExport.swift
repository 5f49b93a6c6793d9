import Foundation
import Testbench

/// Exports of a shop that chance made, and what may have happened to their records on the way.
struct ChanceExport {
  /// How the money of a line is told; it decides what can be wrong with it.
  enum Form: CaseIterable { case amount, quantityAndPrice }

  struct Record {
    var fields: [String]
    /// As it stands in the file, in its encoding, without the line end.
    var written: [UInt8]
  }

  /// What a damage did to a record.
  struct Damaged {
    let reason: String
    let written: [UInt8]
  }

  static let columns = [
    "id", "day", "order", "product", "country", "amount", "quantity", "price", "discount", "cost", "currency",
    "kind",
  ]

  let form: Form
  let encoding: String.Encoding
  private var random: SplitMix64

  init(seed: UInt64, form: Form, encoding: String.Encoding) {
    random = SplitMix64(seed: seed)
    self.form = form
    self.encoding = encoding
  }

  var header: [UInt8] { Array(Self.columns.joined(separator: ",").utf8) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  // Clean records.

  mutating func cleanRecord() -> Record {
    let day = Date(timeIntervalSince1970: Double(1_672_531_200 + 86_400 * number(0...900)))
    let date = day.formatted(.iso8601.year().month().day())
    let customer = number(1...40)
    let price = number(10...9999)
    let quantity = number(0...9) == 0 ? -1 : number(1...5)
    let fields = [
      number(0...3) == 0 ? "René \(customer)" : "c\(customer)", date, "\(date)/\(customer)",
      // No text begins with what could close a quote that a damaged neighbour left open: then it could not be known
      // which of the two is damaged.
      ["soap", "tea, green", "the \"best\" pot", "two\nlines", "POSTAGE", "brûlée"][number(0...5)],
      ["FR", "DE", "España"][customer % 3], money(price * quantity), "\(quantity)", money(price),
      number(0...2) == 0 ? money(number(0...500)) : "", money(number(0...900)), "EUR",
      ["food", "ware"][number(0...1)],
    ]
    return Record(fields: fields, written: encoded(line(fields)))
  }

  private func money(_ cents: Int) -> String {
    let digits = "\(1000 + cents.magnitude % 100)".suffix(2)
    return "\(cents < 0 ? "-" : "")\(cents.magnitude / 100).\(digits)"
  }

  /// Fields as RFC 4180 has them; quotes also where they need not be.
  private mutating func line(_ fields: [String]) -> String {
    fields.map { field in
      let needsQuotes = field.contains { ",\"\n".contains($0) }
      guard needsQuotes || !field.isEmpty && number(0...9) == 0 else { return field }
      return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }

  private func encoded(_ text: String) -> [UInt8] { Array(text.data(using: encoding) ?? Data()) }

  // Damages.

  private typealias Damage = (reason: String, replacing: KeyValuePairs<String, [String]>)

  /// Values that are put in the place of others.
  private static let wrongValues: [Damage] = [
    ("missing_customer", ["id": ["", "  "]]), ("missing_date", ["day": [""]]),
    ("bad_date", ["day": ["2023-02-30", "30.01.2023", "yesterday", "2023-1-2", "45000"]]),
    ("bad_discount", ["discount": ["10%", "-"]]), ("bad_cost", ["cost": ["", "n/a"]]),
    ("other_currency", ["currency": ["USD", "eur", ""]]),
    ("too_long", ["product": [String(repeating: "z", count: 131_073)]]),
  ]

  private static let wrongMoney: [Form: [Damage]] = [
    .amount: [
      ("missing_amount", ["amount": [""]]), ("bad_amount", ["amount": ["1,5", "12.5x", "1 000", "(5)"]]),
      ("too_precise", ["amount": ["1.005"]]), ("too_large", ["amount": ["100000000000000000"]]),
    ],
    .quantityAndPrice: [
      ("bad_quantity", ["quantity": ["", "two", "1,5"]]), ("bad_price", ["price": ["", "$3", "1e3"]]),
      ("too_precise", ["quantity": ["3"], "price": ["0.333"]]),
      ("too_large", ["price": ["100000000000000000"]]),
    ],
  ]

  /// The reasons for which any record of this form may be refused.
  static func reasons(_ form: Form) -> Set<String> {
    Set((wrongValues + (wrongMoney[form] ?? [])).map(\.reason))
      .union(["field_count", "bad_quoting", "bad_encoding"])
  }

  mutating func damaged(_ record: Record) -> Damaged {
    let wrong = Self.wrongValues + (Self.wrongMoney[form] ?? [])
    let choice = number(0...(wrong.count + 2))
    switch choice {
    case wrong.count:
      var fields = record.fields
      if number(0...1) == 0 { fields.removeLast() } else { fields.append("more") }
      return Damaged(reason: "field_count", written: encoded(line(fields)))
    case wrong.count + 1:
      // Inside a field, or opening one and never closed.
      let opening = number(0...1) == 0 ? "c1\"x" : "\"c1"
      return Damaged(reason: "bad_quoting", written: encoded(opening) + restWithoutQuotes(of: record))
    case wrong.count + 2:
      // No letter in the encoding; or one that no text has.
      let bytes: [UInt8] = number(0...2) == 0 ? [0] : encoding == .utf8 ? [0xE9] : [0x81]
      return Damaged(reason: "bad_encoding", written: bytes + restWithoutQuotes(of: record))
    default:
      var fields = record.fields
      for (column, values) in wrong[choice].replacing {
        guard let place = Self.columns.firstIndex(of: column) else { continue }
        fields[place] = values[number(0...(values.count - 1))]
      }
      return Damaged(reason: wrong[choice].reason, written: encoded(line(fields)))
    }
  }

  /// On one line and with nothing else wrong, whatever its first field became.
  private func restWithoutQuotes(of record: Record) -> [UInt8] {
    let rest = record.fields.dropFirst().map { $0.replacing("\n", with: " ").replacing("\"", with: "'") }
    return encoded("," + rest.joined(separator: ","))
  }
}
