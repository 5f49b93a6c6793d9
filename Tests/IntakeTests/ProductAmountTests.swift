import Base
import Testbench
import Testing

@testable import Intake

/// Amounts of quantity × unit price − discount, costs and profits.
@Suite struct ProductAmountTests {
  private func desk(_ change: (inout Source) -> Void = { _ in }) -> Desk {
    var desk = Desk.plain
    desk.source.mapping = Mapping(
      customer: "c", date: "d", amount: .product(quantity: "q", unitPrice: "p"))
    change(&desk.source)
    return desk
  }

  private func results(_ lines: [String], header: String, _ desk: Desk) throws -> [String] {
    let export = "c;d;\(header)\n" + lines.map { "c;2026-03-09;\($0)\n" }.joined()
    let handed = try desk.read(export)
    var accepted = handed.lines.makeIterator()
    return lines.indices.map { index in
      if let reject = handed.rejects.first(where: { $0.line == index + 2 }) {
        return "\(reject.refusal.rawValue) \(reject.column)"
      }
      guard let line = accepted.next() else { return "lost" }
      return [line.units, line.discount, line.profit].compactMap { $0.map(String.init) }.joined(
        separator: " ")
    }
  }

  private func expect(
    _ cases: [(String, String)], header: String = "q;p", _ desk: Desk,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for ((line, wanted), result) in zip(cases, try results(cases.map(\.0), header: header, desk)) {
      #expect(result == wanted, "\(line)", sourceLocation: sourceLocation)
    }
  }

  /// Only the digits of the product count, not its factors'.
  @Test func precisionOfTheProduct() throws {
    try expect(
      [
        ("4;0.125", "50"), ("3;0.125", "too_precise p"), ("0.5;2.50", "125"), ("0.5;2.55", "too_precise p"),
        ("2.5;0.4", "100"), ("-3;1.10", "-330"), ("-3;-1.10", "330"), ("0;0.00001", "0"), ("0.00001;0", "0"),
      ], desk())
    try expect(
      [("3;0.125", "38"), ("1;0.125", "12"), ("-3;0.125", "-38"), ("0.5;0.01", "0")],
      desk { $0.rounding = .halfEven })
  }

  @Test func whatIsNoNumber() throws {
    try expect(
      [
        (";1", "bad_quantity q"), ("1;", "bad_price p"), ("x;y", "bad_quantity q"), ("1;1e2", "bad_price p"),
        ("1,5;1", "bad_quantity q"),
      ], desk())
  }

  /// Factors of 18 digits have a product of 36, and six decimals make it 42: more than 128 bits.
  @Test(arguments: 0...6)
  func productsThatDoNotFit(decimals: Int) throws {
    let most = "999999999999999999"
    try expect(
      [
        ("\(most);\(most)", "too_large p"), ("-\(most);\(most)", "too_large p"),
        ("\(most)9;1", "too_large p"), ("1;\(most)9", "too_large p"),
        ("3037000500;3037000500", "too_large p"),
        ("0.\(most);0.\(most)", "too_precise p"), ("0;\(most)", "0"),
      ], desk { $0.decimals = decimals })
  }

  /// The exact product, scaled and rounded in fractions of 128 bits.
  @Test func productsAgainstExactFractions() throws {
    var random = SplitMix64(seed: 2)
    var cases: [(String, String)] = []
    for _ in 0..<2000 {
      let quantity = Int64.random(in: -5000...5000, using: &random)
      let price = Int64.random(in: 0...99_999, using: &random)
      let product = Int128(quantity) * Int128(price)  // in 10^-5
      let (floor, rest) = product.quotientAndRemainder(dividingBy: 1000)
      let isUp = rest.magnitude > 500 || rest.magnitude == 500 && floor % 2 != 0
      let units = floor + (isUp ? product.signum() : 0)
      cases.append(
        (
          "\(Money(units: quantity).written(decimals: 1));\(Money(units: price).written(decimals: 4))",
          "\(units)"
        ))
    }
    try expect(cases, desk { $0.rounding = .halfEven })
  }

  @Test func discountIsTakenOff() throws {
    let desk = desk { $0.mapping.discount = "e" }
    try expect(
      [
        ("2;5.00;1.50", "850 150"), ("2;5;", "1000 0"), ("2;5;12", "-200 1200"), ("2;5;-1", "1100 -100"),
        ("2;5;x", "bad_discount e"), ("2;5;0.001", "too_precise e"), ("2;0.001;x", "bad_discount e"),
        ("92233720368547758;1;-1", "too_large e"), ("2;5;0.100", "990 10"),
      ], header: "q;p;e", desk)
  }

  /// Where the amount has a column of its own, the discount has been taken off already.
  @Test func discountBesideAnAmount() throws {
    let desk = desk {
      $0.mapping.amount = .column("a")
      $0.mapping.discount = "e"
    }
    try expect([("8.50;1.50", "850 150"), ("8.50;", "850 0")], header: "a;e", desk)
  }

  @Test func profitOfACost() throws {
    let desk = desk {
      $0.mapping.amount = .column("a")
      $0.mapping.cost = .cost("k")
    }
    try expect(
      [
        ("10;4", "1000 600"), ("-10;-4", "-1000 -600"), ("10;", "bad_cost k"), ("10;x", "bad_cost k"),
        ("10;0", "1000 1000"), ("92233720368547758;-1", "too_large k"), ("0.001;x", "bad_cost k"),
        ("0.001;0.001", "too_precise a"),
      ], header: "a;k", desk)
  }

  @Test func profitAsItIs() throws {
    let desk = desk {
      $0.mapping.amount = .column("a")
      $0.mapping.cost = .profit("g")
    }
    try expect(
      [("10;4", "1000 400"), ("10;-4", "1000 -400"), ("10;", "bad_cost g")], header: "a;g", desk)
  }
}
