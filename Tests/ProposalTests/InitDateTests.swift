import Base
import Intake
import Pipeline
import Testing

@testable import Proposal

/// Which date patterns `patron init` finds, and what it says decides them.
@Suite struct InitDateTests {
  private func proposal(_ days: [String], separator: String = ",") async throws -> Proposal {
    try await Exporter(
      ["order", "customer", "order date", "amount"].joined(separator: separator) + "\n"
        + lines(days: days, separator: separator) { customer, order, day, _ in
          ["\(order)", "K\(customer)", day, "2.50"]
        }
    ).proposal()
  }

  @Test(arguments: [
    (["2026-01-05", "2026-02-14"], "yyyy-MM-dd"),
    (["2026-01-05 08:26:00", "2026-02-14 18:00:59"], "yyyy-MM-dd HH:mm:ss"),
    (["2026-01-05T08:26:00Z", "2026-02-14T18:00:59+01:00"], "yyyy-MM-ddTHH:mm:ss"),
    (["2026/1/5 0:00", "2026/12/14 23:59"], "yyyy/M/d H:mm"),
    (["20260105", "20260214"], "yyyyMMdd"),
    (["2026年1月5日", "2026年12月14日"], "yyyy年M月d日"),
    (["05.01.2026", "14.02.2026"], "dd.MM.yyyy"),
    (["5-Jan-2026", "14-Feb-2026"], "d-MMM-yyyy"),
    (["1/5/26", "2/14/26"], "M/d/yy"),
  ])
  func patterns(days: [String], pattern: String) async throws {
    let proposal = try await proposal(days)
    #expect(try proposal.decoded().source.format.dates.map(\.text) == [pattern])
    #expect(proposal.account?.refused.isEmpty == true)
    #expect(proposal.toConfirm == [])
  }

  @Test func oneRowCanDecideBetweenDayAndMonth() async throws {
    let proposal = try await proposal(["01/02/2026", "03/02/2026", "13/02/2026"])
    #expect(try proposal.decoded().source.format.dates.map(\.text) == ["dd/MM/yyyy"])
    #expect(
      proposal.comments.contains(
        #"line 14 has "13/02/2026", which only this order reads, as 6 rows; 12 rows alone"#))
    #expect(proposal.toConfirm == [])
  }

  @Test func whatNothingDecidesIsToBeConfirmed() async throws {
    let proposal = try await proposal(["01/02/2026", "02/03/2026"])
    #expect(try proposal.decoded().source.format.dates.map(\.text) == ["MM/dd/yyyy"])
    #expect(proposal.comments.contains("NOTHING DECIDES"))
    #expect(
      proposal.toConfirm == [
        "whether MM/dd/yyyy is right and not dd/MM/yyyy: no date of the exports decides it"
      ])
    let european = try await self.proposal(["01/02/2026", "02/03/2026"], separator: ";")
    #expect(try european.decoded().source.format.dates.map(\.text) == ["dd/MM/yyyy"])
    #expect(european.toConfirm.count == 1)
  }

  @Test func datesThatReadTheSameEitherWayAreNotOpen() async throws {
    #expect(try await proposal(["01/01/2026", "02/02/2026"]).toConfirm == [])
  }

  @Test func bothOrdersInOneColumnAreReported() async throws {
    let proposal = try await proposal(["13/02/2026", "14/02/2026", "02/15/2026"])
    #expect(try proposal.decoded().source.format.dates.map(\.text) == ["dd/MM/yyyy"])
    #expect(proposal.toConfirm.contains("why 6 dates have day and month the other way round"))
    #expect(proposal.comments.contains("6 as bad_date"))
  }

  @Test func severalFormsAreAllProposed() async throws {
    let proposal = try await proposal(["2026-01-05", "2026-01-06", "2026-01-07", "8/1/2026", "20/1/2026"])
    #expect(try proposal.decoded().source.format.dates.map(\.text) == ["yyyy-MM-dd", "d/M/yyyy"])
    #expect(proposal.account?.accepted == 30)
  }
}
