import Base
import Intake
import Pipeline
import Reports
import Testing

@testable import Proposal

/// Which columns `patron init` takes for what, and what it makes of their content.
@Suite struct InitRoleTests {
  private let days = ["2026-01-05", "2026-02-14", "2026-03-20"]

  @Test(arguments: [
    ("CustomerID", Role.customer), ("Kundennummer", .customer), ("numéro client", .customer),
    ("id_cliente", .customer), ("会员编号", .customer), ("household_id", .customer),
    ("Rechnungsdatum", .date), ("date de commande", .date), ("fecha", .date), ("订单创建时间", .date),
    ("InvoiceNo", .order), ("Bestellnummer", .order), ("pedido", .order), ("订单编号", .order),
    ("Umsatz", .amount), ("montant", .amount), ("importe", .amount), ("总金额", .amount),
    ("sales_value", .amount),
    ("Menge", .quantity), ("quantité", .quantity), ("cantidad", .quantity), ("数量", .quantity),
    ("UnitPrice", .unitPrice), ("Einzelpreis", .unitPrice), ("prix unitaire", .unitPrice), ("单价", .unitPrice),
    ("Artikelnr", .product), ("StockCode", .product), ("商品", .product), ("Rabatt", .discount),
    ("remise", .discount), ("Gewinn", .profit), ("成本", .cost), ("Währung", .currency),
  ])
  func aHeaderSpeaksMostOfItsRole(header: String, role: Role) {
    let points = Role.allCases.map { ($0, RoleWords.points($0, header)) }
    #expect(points.max { $0.1 < $1.1 }?.0 == role, "\(points)")
  }

  @Test(arguments: ["Country", "Ship Mode", "Postal Code", "week", "收货地址", "Segment"])
  func otherHeadersSpeakOfNone(header: String) {
    #expect(!RoleWords.knows(header))
  }

  @Test func anAmountThatIsNotThereIsQuantityTimesPrice() async throws {
    let text =
      "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
      + lines(days: days) { customer, order, day, number in
        ["\(order)", "S\(number)", "\(number + 1)", day, "0.125", "\(customer)"]
      }
    let proposal = try await Exporter(text).proposal()
    let pipeline = try proposal.decoded()
    #expect(pipeline.source.mapping.amount == .product(quantity: "Quantity", unitPrice: "UnitPrice"))
    #expect(pipeline.settings.decimals == 3)
    #expect(proposal.account?.accepted == 18)
  }

  @Test func whetherTheAmountIsQuantityTimesPriceIsChecked() async throws {
    let text =
      "order,customer,date,qty,unit price,discount,amount\n"
      + lines(days: days) { customer, order, day, number in
        ["\(order)", "K\(customer)", day, "2", "5.00", "\(number)", number == 0 ? "10.00" : "9.00"]
      }
    let proposal = try await Exporter(text).proposal()
    #expect(
      proposal.comments.contains(
        "it is quantity × unit price in 9 of 18 lines, and that minus discount in 18"))
    #expect(try proposal.decoded().source.mapping.discount == "discount")
  }

  @Test func aDiscountThatIsAShareIsNotMoney() async throws {
    let text =
      "order,customer,date,discount,amount\n"
      + lines(days: days) { customer, order, day, number in
        ["\(order)", "K\(customer)", day, number == 0 ? "0" : "0.2", "10.00"]
      }
    let proposal = try await Exporter(text).proposal()
    #expect(try proposal.decoded().source.mapping.discount == nil)
    #expect(proposal.comments.contains(#""discount" looks like a share of the price"#))
  }

  @Test func whatIsMissingIsSaidAndHasAPlaceholder() async throws {
    let text = "order,date,amount\n" + lines(days: days) { _, order, day, _ in ["\(order)", day, "1.00"] }
    let proposal = try await Exporter(text).proposal()
    #expect(proposal.missing.map(\.role) == [.customer])
    #expect(proposal.yaml.contains("\n    customer: TODO\n"))
    #expect(proposal.yaml.contains("# MISSING: customer:"))
    let failure = try #require(proposal.failure)
    #expect(failure.kind == .data)
    #expect(failure.description.hasPrefix("not found: customer (no column is named like a customer's id"))
  }

  @Test func datesInAFormThatCannotBeReadAreShown() async throws {
    let text =
      "customer,date,amount\n"
      + lines(days: ["Monday", "Friday"]) { customer, _, day, _ in ["K\(customer)", day, "1.00"] }
    let proposal = try await Exporter(text).proposal()
    #expect(proposal.missing.map(\.role) == [.date])
    #expect(proposal.missing[0].reason.contains(#""date" is named like a date, but 12 of its 12 values"#))
  }

  @Test func dimensionsAndTheirLevel() async throws {
    let text =
      "order,customer,date,amount,Region,Sub Category,note,country\n"
      + lines(days: days) { customer, order, day, number in
        [
          "\(order)", "K\(customer)", day, "1.00", customer % 2 == 0 ? "north" : "south",
          number == 0 ? "tea" : "cups",
          "n\(order)-\(number)", "DE",
        ]
      }
    let proposal = try await Exporter(text).proposal()
    let pipeline = try proposal.decoded()
    #expect(
      pipeline.source.mapping.dimensions == [
        Mapping.Dimension(name: "region", column: "Region"),
        Mapping.Dimension(name: "sub_category", column: "Sub Category", level: .line),
      ])
    #expect(pipeline.settings.crossSell.dimension == "sub_category")
    #expect(proposal.comments.contains(#""country" is "DE" in all rows"#))
  }

  @Test func theMostFrequentCurrencyIsTheRunsOwn() async throws {
    let text =
      "order,customer,date,amount,currency\n"
      + lines(days: days) { customer, order, day, _ in
        ["\(order)", "K\(customer)", day, "1.00", customer == 0 ? "USD" : "EUR"]
      }
    let proposal = try await Exporter(text).proposal()
    let pipeline = try proposal.decoded()
    #expect(pipeline.source.mapping.currency == "currency")
    #expect(pipeline.settings.currency == "EUR")
    #expect(proposal.comments.contains("refused are 4 as other_currency"))
  }

  @Test func anAmountThatIsOftenNoNumberIsSaidWithAValueThatIsNone() async throws {
    var number = 0
    let text =
      "order;customer;date;amount\n"
      + lines(days: days, separator: ";") { customer, order, day, _ in
        number += 1
        return ["\(order)", "K\(customer)", day, number % 6 == 0 ? "1,50" : "20.00"]
      }
    let proposal = try await Exporter(text).proposal()
    #expect(proposal.missing.map(\.role) == [.amount])
    #expect(proposal.missing[0].reason.contains(#"3 of its 18 values are no numbers, such as "1,50""#))
  }

  @Test func moneyWithTheTailsOfBinaryFractionsIsRounded() async throws {
    var number = 0
    let text =
      "order,customer,date,amount\n"
      + lines(customers: 20, days: days) { customer, order, day, _ in
        number += 1
        return ["\(order)", "K\(customer)", day, number == 1 ? "0.30000000000000004" : "1.25"]
      }
    let proposal = try await Exporter(text).proposal()
    let pipeline = try proposal.decoded()
    #expect(pipeline.settings.decimals == 2)
    #expect(pipeline.source.rounding == .halfEven)
    #expect(proposal.account?.accepted == 60)
    #expect(proposal.toConfirm == ["that money may be rounded to 2 digits, as 1 line has more"])
  }

  @Test func cancellationsAreSuggestedAndNotLeftOut() async throws {
    var number = 0
    let text =
      "order,customer,date,amount\n"
      + lines(customers: 20, days: days) { customer, order, day, _ in
        number += 1
        return ["\(number == 7 ? "C" : "")\(order)", "K\(customer)", day, number == 7 ? "-1.25" : "1.25"]
      }
    let proposal = try await Exporter(text).proposal()
    #expect(try proposal.decoded().source.exclusions == [])
    #expect(proposal.yaml.contains("  #   - {column: order, starts_with: C}\n"))
    #expect(proposal.comments.contains("1 line has an order id that begins with C, 1 of them below zero"))
    // The rule, taken in as the comment says, is one.
    let wanted = proposal.yaml.split(separator: "\n", omittingEmptySubsequences: false)
      .map {
        $0.contains("starts_with") || $0 == "  # exclude:"
          ? $0.replacing("#", with: " ", maxReplacements: 1) : $0
      }
      .joined(separator: "\n")
    let pipeline = try Pipeline(
      yaml: wanted.replacing("    exclude:", with: "  exclude:"), file: "t.yml", knownTables: [])
    #expect(pipeline.source.exclusions.map(\.column) == ["order"])
  }
}
