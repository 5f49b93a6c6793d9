import Base
import Foundation
import Intake
import Pipeline
import Testing

@testable import Proposal

/// What `patron init` finds of how exports are written.
@Suite struct InitFormatTests {
  private let days = ["2026-01-05", "2026-02-14", "2026-03-20"]

  private func plain(header: String, separator: String = ",", amount: String = "2.50") -> String {
    header + "\n"
      + lines(days: days, separator: separator) { customer, order, day, number in
        ["\(order)", "K\(customer)", day, "A\(number)", amount]
      }
  }

  @Test func aPlainExportIsProposedAndRead() async throws {
    let proposal = try await Exporter(plain(header: "order_id,customer_id,date,product,amount")).proposal()
    let pipeline = try proposal.decoded()
    #expect(proposal.failure == nil)
    #expect(pipeline.source.format == ExportFormat())
    #expect(pipeline.source.mapping.customer == "customer_id")
    #expect(pipeline.source.mapping.order == "order_id")
    #expect(pipeline.source.mapping.product == "product")
    #expect(pipeline.source.mapping.amount == .column("amount"))
    #expect(pipeline.name == "export")
    #expect(proposal.account?.accepted == 18)
    #expect(proposal.notes == [])
  }

  @Test(arguments: [(";", ";"), ("\t", "tab"), ("|", "|")])
  func delimiters(separator: String, name: String) async throws {
    let header = "order,customer,date,product,amount".replacing(",", with: separator)
    let proposal = try await Exporter(plain(header: header, separator: separator)).proposal()
    #expect(try proposal.decoded().source.format.delimiter.rawValue == name)
    #expect(proposal.account?.accepted == 18)
  }

  @Test func aDecimalCommaIsNoDelimiter() async throws {
    let text = plain(
      header: "Bestellnr;Kundennr;Bestelldatum;Artikel;Betrag", separator: ";", amount: "1.234,50")
    let proposal = try await Exporter(text).proposal()
    let format = try proposal.decoded().source.format
    #expect(format.delimiter == .semicolon)
    #expect(format.decimal == .comma)
    #expect(format.thousands == .point)
    #expect(proposal.comments.contains(#""1.234,50" in line 2 can be read in no other way"#))
    #expect(proposal.account?.revenue == Money(units: 18 * 123_450))
  }

  @Test func aThousandsSignThatCouldBeADecimalSignIsToBeConfirmed() async throws {
    let text = plain(header: "order;customer;date;product;amount", separator: ";", amount: "1,234")
    let proposal = try await Exporter(text).proposal()
    #expect(proposal.comments.contains("NOTHING DECIDES whether its sign is a decimal or a thousands sign"))
    #expect(proposal.toConfirm.contains { $0.hasPrefix("the decimal sign") })
  }

  @Test func linesBeforeTheHeaderAreSkipped() async throws {
    let text =
      "Sales report\nprinted 2026-04-01,by hand\n\n" + plain(header: "order,customer,date,product,amount")
    let proposal = try await Exporter(text).proposal()
    #expect(try proposal.decoded().source.format.skipLines == 3)
    #expect(proposal.account?.accepted == 18)
  }

  @Test func aTitleWithDelimitersIsNoHeader() async throws {
    let text = "Sales report,,,,\n" + plain(header: "order,customer,date,product,amount")
    let proposal = try await Exporter(text).proposal()
    #expect(try proposal.decoded().source.format.skipLines == 1)
    #expect(proposal.account?.accepted == 18)
  }

  @Test func theFirstLineMayNameTheDelimiter() async throws {
    let text = "sep=;\n" + plain(header: "order;customer;date;product;amount", separator: ";")
    let format = try await Exporter(text).proposal().decoded().source.format
    #expect(format.delimiter == .semicolon)
    #expect(format.skipLines == 1)

    let caret = try Exporter("sep=^\n" + plain(header: "order^customer^date^product^amount", separator: "^"))
    await #expect(throws: ProposalError.self) { try await caret.proposal() }
  }

  @Test func withoutAHeaderColumnsAreNamedByPosition() async throws {
    let text = plain(header: "99,K0,2025-12-31,A0,1.00")
    let proposal = try await Exporter(text).proposal()
    let source = try proposal.decoded().source
    #expect(!source.format.hasHeader)
    #expect(source.mapping.customer == "2")
    #expect(source.mapping.date == "3")
    #expect(source.mapping.order == "1")
    #expect(source.mapping.amount == .column("5"))
    #expect(proposal.account?.accepted == 19)
    #expect(proposal.toConfirm.contains { $0.contains("found by its content alone") })
  }

  @Test func runsOfBlanksSeparateOldExports() async throws {
    let text = lines(customers: 12, days: ["19970101", "19970220", "19970304"]) { customer, _, day, number in
      [" 000\(10 + customer)  \(day)  \(number + 1)   \(customer + 8).95"]
    }
    let source = try await Exporter(text).proposal().decoded().source
    #expect(source.format.spaceAligned)
    #expect(source.mapping.customer == "1")
    #expect(source.mapping.date == "2")
    #expect(source.mapping.amount == .column("4"))
  }

  @Test func fillersAreNoRecords() async throws {
    let header = "order,customer,date,product,amount"
    let text = plain(header: header) + header + "\n,,,,\n"
    let proposal = try await Exporter(text).proposal()
    #expect(proposal.inspection.survey.records == 18)
    #expect(!proposal.comments.contains("bad_date"))
  }

  @Test func namesThatYAMLWouldMisreadAreQuoted() async throws {
    let header = "\"*order: #1\",\"customer \"\"no\"\" {x}\",date,- 'product',amount % \\ €\u{2028}"
    let proposal = try await Exporter(plain(header: header), as: "a - b: #1 [x].csv").proposal()
    let source = try proposal.decoded().source
    #expect(source.mapping.order == "*order: #1")
    #expect(source.mapping.customer == "customer \"no\" {x}")
    #expect(source.mapping.product == "- 'product'")
    #expect(source.mapping.amount == .column("amount % \\ €\u{2028}"))
    #expect(source.files[0].hasSuffix("a - b: #1 [x].csv"))
    #expect(proposal.account?.accepted == 18)
  }

  @Test func theSameExportsGiveTheSameBytes() async throws {
    let exporter = try Exporter(plain(header: "order,customer,date,product,amount"))
    #expect(try await exporter.proposal().yaml == exporter.proposal().yaml)
  }
}
