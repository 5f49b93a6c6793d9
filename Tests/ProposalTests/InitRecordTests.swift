import Base
import Foundation
import Intake
import Pipeline
import Testing

@testable import Proposal

/// Records and numbers of many forms: preambles, delimiters at the ends of lines, signs of currencies, files that differ.
@Suite struct InitRecordTests {
  private func proposal(_ text: String) async throws -> Proposal { try await Exporter(text).proposal() }

  @Test func aPreambleMayBeLongerThanTheTable() async throws {
    let text =
      "\"Includes, all of it\"\n\"All amounts in USD\"\n\"Definitions:\"\n\"Tax: as said\"\n\"Fees: as said\"\n\n"
      + "date,buyer,total\n2024-01-05,A,10.00\n2024-01-06,B,20.00\n"
    let proposal = try await proposal(text)
    #expect(try proposal.decoded().source.format.skipLines == 6)
    #expect(proposal.account?.revenue == Money(units: 3000))
  }

  @Test func aDelimiterAtTheEndOfLinesMakesNoColumn() async throws {
    let proposal = try await proposal(
      "customer,date,amount\nA,2024-01-05,10.00,\nB,2024-01-06,20.00,\nC,2024-01-07,5.00,x\n")
    #expect(try proposal.decoded().source.mapping.customer == "customer")
    #expect(proposal.account?.accepted == 2)
  }

  @Test func linesInQuotesAreNamedAsWhatTheyAre() async throws {
    let exporter = try Exporter("\"customer,date,amount\"\n\"A,2024-01-05,10.00\"\n\"B,2024-01-06,20.00\"\n")
    let error = await #expect(throws: ProposalError.self) { try await exporter.proposal() }
    #expect(error?.description.contains("each line is quoted as a whole") == true)
  }

  @Test func moneyWithSignsAndParentheses() async throws {
    let proposal = try await proposal(
      "customer,date,amount\nA,2024-01-05,\"$1,200.00\"\nB,2024-01-06,($20.00)\nA,2024-01-07,$5.50\n")
    let format = try proposal.decoded().source.format
    #expect(format.signs == ["$"])
    #expect(format.negatives == [.minus, .parentheses])
    #expect(proposal.account?.revenue == Money(units: 118_550))
  }

  @Test func severalCurrenciesAreToBeConfirmed() async throws {
    let proposal = try await proposal("customer,date,amount\nA,2024-01-05,$12.00\nB,2024-01-06,€20.00\n")
    #expect(proposal.toConfirm.contains { $0.contains("are signs of one currency") })
  }

  @Test func indianGroupsAndTypographicApostrophes() async throws {
    let lakh = try await proposal(
      "customer,date,amount\nA,2024-01-05,\"1,23,456.78\"\nB,2024-01-06,\"12,34,567.00\"\n")
    #expect(try lakh.decoded().source.format.grouping == .indian)
    #expect(lakh.account?.revenue == Money(units: 135_802_378))
    let swiss = try await proposal("customer;date;amount\nA;03.01.2024;1’234.50\nA;15.02.2024;1'000.00\n")
    #expect(swiss.account?.revenue == Money(units: 223_450))
  }

  @Test func semicolonsAndPointedDatesSpeakForACommaAsDecimalSign() async throws {
    let proposal = try await proposal("customer;date;amount\nA;13.01.2024;1.234\nB;14.01.2024;2.000\n")
    #expect(try proposal.decoded().source.format.decimal == .comma)
    #expect(proposal.account?.revenue == Money(units: 323_400))
    #expect(proposal.toConfirm.contains { $0.hasPrefix("the decimal sign") })
  }

  @Test func backslashesAndGuards() async throws {
    let escaped = try await proposal(
      "customer,date,amount,note\nA,2024-01-05,10.00,\"a \\\"b\\\" c\"\nB,2024-01-06,20.00,\\N\n")
    #expect(try escaped.decoded().source.format.escape == .backslash)
    #expect(escaped.account?.accepted == 2)
    let guarded = try await proposal(
      "customer,date,amount\n\"=\"\"007\"\"\",2024-01-05,'-5.00\nB,2024-01-06,20.00\n")
    #expect(try guarded.decoded().source.format.guards == .spreadsheet)
    #expect(guarded.account?.revenue == Money(units: 1500))
  }

  @Test func filesWithMoreOrFewerColumnsAreReadByName() async throws {
    let exporter = try Exporter([
      "1.csv": Array("customer,date,amount,memo\nA,2024-01-05,10.00,x\n".utf8),
      "2.csv": Array("customer,date,amount,memo,extra\nA,2024-02-05,20.00,y,z\n".utf8),
      "3.csv": Array("amount,customer,date,extra\n30.00,B,2024-03-05,z\n".utf8),
    ])
    let proposal = try await exporter.proposal()
    #expect(proposal.account?.revenue == Money(units: 6000))
    #expect(proposal.comments.contains(#"2.csv has "extra" besides, which is not used"#))
    #expect(proposal.comments.contains(#"3.csv lacks "memo", so it is used of no file"#))
  }

  @Test func otherCapitalsAreSaid() async throws {
    let exporter = try Exporter([
      "1.csv": Array("Customer,Date,Amount\nA,2024-01-05,10.00\n".utf8),
      "2.csv": Array("CUSTOMER,DATE,AMOUNT\nA,2024-02-05,20.00\n".utf8),
    ])
    let proposal = try await exporter.proposal()
    #expect(
      proposal.notes.contains {
        $0.contains("2.csv") && $0.contains("Names in other capitals are other names")
      })
  }
}
