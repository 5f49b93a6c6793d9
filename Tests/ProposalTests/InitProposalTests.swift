import Base
import Foundation
import Intake
import Ledger
import Pipeline
import Reports
import Testbench
import Testing

@testable import Proposal

/// What `patron init` proposes for whole sets of files, and the lapse threshold.
@Suite struct InitProposalTests {
  private let header = "customer,date,amount\n"

  private func sales(_ days: [String], customer: String = "K1") -> String {
    days.map { "\(customer),\($0),1.00\n" }.joined()
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func filesOfOneFolderBecomeAGlob() async throws {
    let exporter = try Exporter([
      "2026-01.csv": bytes(header + sales(["2026-01-01"])),
      "2026-02.csv": bytes(header + sales(["2026-02-01"])),
    ])
    let proposal = try await exporter.proposal()
    #expect(try proposal.decoded().source.files == [exporter.folder.path + "/*.csv"])
    #expect(proposal.account?.accepted == 2)
  }

  @Test func aGlobThatWouldMeanMoreIsNotProposed() async throws {
    let exporter = try Exporter([
      "a.csv": bytes(header + sales(["2026-01-01"])), "b.csv": bytes(header + sales(["2026-02-01"])),
      "c.csv": bytes("something,else\n1,2\n"),
    ])
    let two = try await Proposal.tried([exporter.path("b.csv"), exporter.path("a.csv")])
    #expect(try two.decoded().source.files == [exporter.path("a.csv"), exporter.path("b.csv")])
    let all = try await exporter.proposal()
    #expect(try all.decoded().source.files == [exporter.path("a.csv"), exporter.path("b.csv")])
    #expect(all.notes.count == 1)
    #expect(all.notes[0].contains("c.csv: its header differs from that of"))
    #expect(all.notes[0].hasSuffix(#"it lacks "customer", "date", "amount" and it has "something", "else""#))
  }

  /// A folder stands for its exports: of other files in it nothing is known.
  @Test func aFolderStandsForItsExports() async throws {
    let exporter = try Exporter([
      "2026-01.csv": bytes(header + sales(["2026-01-01"])),
      "2026-02.CSV": bytes(header + sales(["2026-02-01"])),
      ".hidden.csv": bytes("x\n"), "readme.txt": bytes("nothing"), "notes.csv.bak": bytes("nothing"),
    ])
    let proposal = try await Proposal.tried([exporter.folder.path])
    #expect(
      try proposal.decoded().source.files == [exporter.path("2026-01.csv"), exporter.path("2026-02.CSV")])
    #expect(proposal.account?.accepted == 2)
    // A file that is named besides counts once.
    let twice = try await Proposal.tried([exporter.folder.path + "/", exporter.path("2026-01.csv")])
    #expect(twice.account?.accepted == 2)
  }

  @Test func aFolderWithoutExportsIsRefused() async throws {
    let exporter = try Exporter(["readme.txt": bytes("nothing")])
    await #expect {
      try await Proposal.tried([exporter.folder.path])
    } throws: {
      ($0 as? ProposalError)?.kind == .input
        && "\($0)".contains("has no export: wanted names that end in .csv, .csv.gz")
    }
  }

  @Test func columnsInAnotherOrderAreTheSameColumns() async throws {
    let proposal = try await Exporter([
      "a.csv": bytes(header + sales(["2026-01-01"])),
      "b.csv": bytes("amount,customer,date\n2.00,K1,2026-02-01\n"),
    ]).proposal()
    #expect(proposal.account?.accepted == 2)
    #expect(proposal.account?.revenue == Money(units: 300))
    #expect(proposal.comments.contains("has the same columns in another order"))
  }

  @Test func theThresholdIsTheGapOfNineOfTenReturns() async throws {
    // Nine gaps of 40 days and one of 100: nearest rank, the ninth of ten.
    let start = try #require(Day(iso: "2026-01-01"))
    let steps = [40, 40, 40, 40, 100, 40, 40, 40, 40, 40]
    let days = steps.reduce(into: [start]) { $0.append($0[$0.count - 1] + $1) }
    let proposal = try await Exporter(header + sales(days.map(\.description))).proposal()
    #expect(proposal.lapse.days == 40)
    #expect(try proposal.decoded().settings.lapse == .fixed(afterDays: 40))
    // One more long gap moves the rank into them.
    let longer = days + [days[days.count - 1] + 100]
    #expect(try await Exporter(header + sales(longer.map(\.description))).proposal().lapse.days == 100)
  }

  @Test func theThresholdIsHeldToAMonth() async throws {
    let proposal = try await Exporter(header + sales(["2026-01-01", "2026-01-08", "2026-01-15"])).proposal()
    #expect(proposal.lapse.days == 30)
    #expect(proposal.comments.contains("90 % are at most 7 days"))
    let once = try await Exporter(header + sales(["2026-01-01"]) + sales(["2026-01-02"], customer: "K2"))
      .proposal()
    #expect(once.lapse.days == 180)
  }

  @Test func nothingToLookAtIsRefused() async throws {
    let blank = try Exporter(" \n\n")
    await #expect(throws: ProposalError.self) { try await blank.proposal() }
    await #expect(throws: IntakeError.self) { try await Proposal.tried(["/nowhere/at all.csv"]) }
  }
}

/// The key findings on real exports, by PATRON_DATA. Their facts are in the README beside them.
@Suite(.enabled(if: RealData.folder != nil, "PATRON_DATA is not set"))
struct InitRealDataTests {
  private func proposal(_ entry: String) async throws -> Proposal {
    try await Proposal.tried([try #require(RealData.path(entry))])
  }

  @Test func cdnow() async throws {
    let proposal = try await proposal("cdnow/CDNOW_sample.txt")
    let source = try proposal.decoded().source
    #expect(source.format.spaceAligned && !source.format.hasHeader)
    #expect(source.format.dates.map(\.text) == ["yyyyMMdd"])
    #expect(source.mapping.customer == "1")
    #expect(source.mapping.date == "3")
    #expect(source.mapping.amount == .column("5"))
    #expect(proposal.account?.accepted == 6919)
    #expect(proposal.lapse.days == 196)
  }

  @Test func aEuropeanExport() async throws {
    let proposal = try await proposal("variants/semicolon-bom-decimalcomma-dmy.csv")
    let source = try proposal.decoded().source
    #expect(source.format.delimiter == .semicolon)
    #expect(source.format.decimal == .comma)
    #expect(source.format.dates.map(\.text) == ["d/M/yyyy HH:mm"])
    #expect(source.mapping.amount == .product(quantity: "Quantity", unitPrice: "UnitPrice"))
    // All its days are the first to the fifth of December.
    #expect(proposal.toConfirm.count == 1)
    #expect(proposal.account?.refused[.missingCustomer]?.lines == 2291)
  }

  @Test func superstore() async throws {
    let proposal = try await proposal("superstore/superstore.csv")
    let pipeline = try proposal.decoded()
    #expect(pipeline.source.format.dates.map(\.text) == ["M/d/yyyy"])
    #expect(pipeline.source.mapping.customer == "Customer ID")
    #expect(pipeline.source.mapping.date == "Order Date")
    #expect(pipeline.source.mapping.order == "Order ID")
    #expect(pipeline.source.mapping.product == "Product ID")
    #expect(pipeline.source.mapping.amount == .column("Sales"))
    #expect(pipeline.source.mapping.cost == .profit("Profit"))
    #expect(pipeline.source.mapping.discount == nil)
    #expect(
      pipeline.source.mapping.dimensions.filter { $0.level == .line }.map(\.column) == [
        "Category", "Sub-Category",
      ])
    #expect(pipeline.settings.decimals == 4)
    #expect(proposal.account?.revenue == Money(units: 22_972_008_603))
  }

  @Test func chineseExportsSayWhatTheyLack() async throws {
    let orders = try await proposal("chinese/orders-gbk.csv")
    #expect(orders.inspection.encoding.encoding.value == .gb18030)
    #expect(orders.missing.map(\.role) == [.date, .amount])
    #expect(orders.yaml.contains("customer: \"客户ID\""))
    let tmall = try await proposal("chinese/tmall-utf8.csv")
    #expect(tmall.missing.map(\.role) == [.customer])
    #expect(tmall.yaml.contains("date: \"订单创建时间\""))
    // What was paid, and not what was ordered: 1,902,487.15 of 2,995,760.61.
    let roles = tmall.inspection.roles
    #expect((roles.column(.amount) ?? roles.amountSum?.plus.first).map(roles.name) == "买家实际支付金额")
    #expect(tmall.yaml.contains("退款金额"))
  }
}
