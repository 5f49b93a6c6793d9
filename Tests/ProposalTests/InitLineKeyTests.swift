import Base
import Foundation
import Intake
import Pipeline
import Testing

@testable import Proposal

/// Keys that say what a line means, proposed where the bytes show the need.
@Suite struct InitLineKeyTests {
  private func proposal(_ text: String) async throws -> Proposal { try await Exporter(text).proposal() }

  @Test func aDirectionBesidePositiveAmountsIsNegated() async throws {
    let proposal = try await proposal(
      "customer,date,amount,Type\nA,2024-01-01,10.00,SALE\nA,2024-01-10,4.00,RETURN\nB,2024-01-20,6.00,SALE\n"
    )
    #expect(proposal.account?.revenue == Money(units: 1200))
    #expect(proposal.yaml.contains("- {column: Type, in: [RETURN]}"))
    // Where what comes back is below zero already, nothing is turned round.
    let signed = try await self.proposal(
      "customer,date,amount,Type\nA,2024-01-01,10.00,SALE\nA,2024-01-10,-4.00,RETURN\nB,2024-01-20,6.00,SALE\n"
    )
    #expect(signed.account?.revenue == Money(units: 1200))
    #expect(!signed.yaml.contains("negate:"))
  }

  @Test func customersThatDifferByWritingAloneAreOne() async throws {
    let proposal = try await proposal(
      "Email,date,amount\nAnn@Example.com,2024-01-01,10.00\nann@example.com,2024-02-01,4.00\nbo@example.com,2024-02-02,1.00\n"
    )
    #expect(proposal.yaml.contains("customer: {column: Email, fold_case: true}"))
    #expect(proposal.comments.contains("1 of 3 customers differ from another by capitals"))
    let floats = try await self.proposal(
      "customer,date,amount\n17850,2024-01-01,10.00\n17850.0,2024-02-01,4.00\n13047,2024-02-02,1.00\n")
    #expect(floats.yaml.contains("customer: {column: customer, drop_suffix: \".0\"}"))
    #expect(floats.account?.accepted == 3)
  }

  @Test func idsThatAllHaveTheSameEndingStay() async throws {
    let proposal = try await proposal(
      "customer,date,amount\n17850.0,2024-01-01,10.00\n13047.0,2024-02-01,4.00\n")
    #expect(try proposal.decoded().source.mapping.customer == "customer")
    #expect(!proposal.yaml.contains("drop_suffix"))
  }

  @Test func whatStandsOnFirstLinesIsFilledDown() async throws {
    let proposal = try await proposal(
      "order,Email,date,item,qty,price\n1,a@b.c,2024-01-05,A,1,10.00\n1,,2024-01-05,B,2,5.00\n2,d@e.f,2024-02-05,A,1,10.00\n"
        + "2,,2024-02-05,C,1,1.00\n")
    #expect(proposal.yaml.contains("fill_down: {by: order, columns: [Email]}"))
    #expect(proposal.account?.revenue == Money(units: 3100))
    #expect(proposal.account?.refusedLines == 0)
  }

  @Test func refundsInAColumnAreTakenOff() async throws {
    let proposal = try await proposal(
      "customer,date,amount,Refunded Total\nA,2024-01-01,10.00,0.00\nA,2024-01-10,8.00,3.00\nB,2024-01-20,6.00,\n"
    )
    #expect(proposal.account?.revenue == Money(units: 2100))
    let both = try await self.proposal(
      "customer,date,amount,Refunded Total\nA,2024-01-01,10.00,0.00\nA,2024-01-10,8.00,3.00\nA,2024-01-20,-3.00,\n"
    )
    #expect(both.toConfirm.contains { $0.hasPrefix("that refunds count once") })
  }

  @Test func overlappingFilesCountOnce() async throws {
    let header = "order,customer,date,amount\n"
    let exporter = try Exporter([
      "1.csv": Array((header + "1,A,2024-01-05,10.00\n2,B,2024-01-06,20.00\n").utf8),
      "2.csv": Array((header + "2,B,2024-01-06,20.00\n3,A,2024-02-06,5.00\n").utf8),
    ])
    let proposal = try await exporter.proposal()
    #expect(try proposal.decoded().source.duplicates == .dropIdentical(.otherFiles))
    #expect(proposal.account?.revenue == Money(units: 3500))
    #expect(proposal.toConfirm == [])
  }

  @Test func ordersThatAreWrittenAnewAreAskedAbout() async throws {
    let header = "order,customer,date,amount\n"
    let exporter = try Exporter([
      "2024-10.csv": Array((header + "2,B,2024-09-06,15.00\n3,A,2024-10-06,5.00\n").utf8),
      "2024-9.csv": Array((header + "1,A,2024-09-05,10.00\n2,B,2024-09-06,20.00\n").utf8),
    ])
    let proposal = try await exporter.proposal()
    #expect(
      proposal.toConfirm.contains { $0.hasPrefix("which lines count of orders that stand in several files") })
    #expect(proposal.yaml.contains("# duplicates: last_file_wins"))
  }

  @Test func timesInUTCAreSaid() async throws {
    let proposal = try await proposal(
      "customer,date,amount\nA,2024-01-05T23:30:00Z,10.00\nB,2024-01-06T01:00:00Z,20.00\n")
    #expect(proposal.yaml.contains("# time_zone: {from: UTC"))
    let local = try await self.proposal(
      "customer,date,amount\nA,2024-01-05T23:30:00-05:00,10.00\nB,2024-01-06T01:00:00-05:00,2.00\n")
    #expect(!local.yaml.contains("time_zone"))
  }
}
