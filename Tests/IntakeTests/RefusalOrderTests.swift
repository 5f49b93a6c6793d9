import Base
import Testing

@testable import Intake

/// A record with several faults is counted once, under the first reason in order.
@Suite struct RefusalOrderTests {
  /// A fault: the reason, and what it does to which field of a good record.
  private typealias Fault = (reason: Refusal, field: String, value: String)

  private static let good = [
    "c": "c", "d": "2026-03-09", "a": "1", "q": "1", "p": "1", "e": "0", "k": "0", "m": "EUR", "note": "",
  ]

  private static let long = String(repeating: "x", count: 1 << 20)
  private static let latin = "\u{E9}"

  /// Of the record as a whole, then of customer and date.
  private static let first: [Fault] = [
    (.tooLong, "long", long), (.badEncoding, "latin", latin), (.badQuoting, "note", "\""),
    (.fieldCount, "more", ";x"),
    (.missingCustomer, "c", " "), (.missingDate, "d", ""), (.badDate, "d", "2026-02-30"),
  ]

  private static let last: [Fault] = [
    (.badDiscount, "e", "1e5"), (.badCost, "k", ""), (.tooPrecise, "e", "0.001"),
    (.tooLarge, "k", "99999999999999999999"), (.otherCurrency, "m", "USD"),
  ]

  private static let ofAmount: [Fault] =
    first + [(.missingAmount, "a", ""), (.badAmount, "a", "--1")] + last

  private static let ofProduct: [Fault] =
    first + [(.badQuantity, "q", ""), (.badPrice, "p", "1,5")] + last

  private func reasons(of faults: [Fault], _ amount: Mapping.Amount) throws -> [(
    wanted: Refusal, found: String
  )] {
    var desk = Desk.plain
    desk.source.mapping = Mapping(customer: "c", date: "d", amount: amount)
    desk.source.mapping.discount = "e"
    desk.source.mapping.cost = .cost("k")
    desk.source.mapping.currency = "m"
    var wanted: [Refusal] = []
    var export = Array("c;d;a;q;p;e;k;m;note\n".utf8)
    for (index, fault) in faults.enumerated() {
      for other in faults[index...] where other.field != fault.field || other.reason == fault.reason {
        wanted.append(fault.reason)
        export += record([fault, other])
      }
    }
    let found = try desk.read([export]).rejects
    #expect(found.count == wanted.count)
    return zip(wanted, found).map { ($0, $1.refusal.rawValue) }
  }

  /// A record with two faults. What is no UTF-8 is put in as a byte by itself.
  private func record(_ faults: [Fault]) -> [UInt8] {
    var fields = Self.good
    var note: [UInt8] = []
    var more = ""
    for fault in faults {
      switch fault.field {
      case "long": note += Array(fault.value.utf8)
      case "latin": note += [0xE9]
      case "note": note += Array("x\"".utf8)
      case "more": more = fault.value
      default: fields[fault.field] = fault.value
      }
    }
    let text = ["c", "d", "a", "q", "p", "e", "k", "m"].map { fields[$0] ?? "" }.joined(separator: ";")
    return Array((text + ";").utf8) + note + Array((more + "\n").utf8)
  }

  @Test func everyPairOfFaultsOfAnAmount() throws {
    for (wanted, found) in try reasons(of: Self.ofAmount, .column("a")) { #expect(found == wanted.rawValue) }
  }

  @Test func everyPairOfFaultsOfAProduct() throws {
    for (wanted, found) in try reasons(of: Self.ofProduct, .product(quantity: "q", unitPrice: "p")) {
      #expect(found == wanted.rawValue)
    }
  }

  /// Reasons that lines do not have: they are of the exports beside the lines.
  private static let ofOtherExports: Set<Refusal> = [
    .missingEmployee, .missingReferred, .missingCampaign, .badKind, .badScore, .badPoints, .endBeforeStart,
    .unknownCampaign,
  ]

  /// The two lists above hold every reason that a line can have, in the order in which reasons are declared.
  @Test func everyReasonIsTested() {
    let tested = Set((Self.ofAmount + Self.ofProduct).map(\.reason))
    #expect(tested == Set(Refusal.allCases).subtracting(Self.ofOtherExports))
    for faults in [Self.ofAmount, Self.ofProduct] {
      let positions = faults.map { Refusal.allCases.firstIndex(of: $0.reason) ?? -1 }
      #expect(positions == positions.sorted())
    }
  }

  @Test func refusedComesBeforeExcludedAndAfterAsOf() throws {
    var desk = Desk.plain
    desk.source.exclusions = [Exclusion(column: "customer", test: .startsWith("test"))]
    desk.asOf = Day(iso: "2026-03-31")
    let handed = try desk.read(
      Desk.lines(
        "test1;2026-03-09;x", "test2;2026-04-09;1", "test3;2026-03-09;1", "c;2026-04-09;x", "c;2026-04-09;1",
        "c;2026-03-31;1"))
    #expect(handed.refusals == ["2 bad_amount amount", "5 bad_amount amount"])
    #expect(handed.total.excluded == 2)
    #expect(handed.total.afterAsOf == 1)
    #expect(handed.total.accepted == 1)
    #expect(handed.total.lines == 6)
  }
}
