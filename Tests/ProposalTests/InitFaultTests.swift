import Base
import Foundation
import Intake
import Pipeline
import Testing

@testable import Proposal

/// Exports as people have them that `patron init` once misread, and what it makes of them now.
@Suite struct InitFaultTests {
  private func proposal(_ text: String) async throws -> Proposal { try await Exporter(text).proposal() }

  private func dates(_ days: [String]) async throws -> [String] {
    let rows = days.enumerated().map { "C\($0.offset % 3),\"\($0.element)\",1.50\n" }.joined()
    let proposal = try await proposal("customer,date,amount\n" + rows)
    #expect(proposal.account?.accepted == days.count)
    return try proposal.decoded().source.format.dates.map(\.text)
  }

  @Test(arguments: [
    (["13/5/18", "31/5/18", "14/6/18", "02/07/2018"], ["d/M/yy", "dd/MM/yyyy"]),
    (["5/13/18", "5/31/18", "07/02/2018"], ["M/d/yy", "MM/dd/yyyy"]),
    (["3/1/2024 12:05 AM", "3/14/2024 2:05 PM"], ["M/d/yyyy h:mm a"]),
    (["Mar 3, 2024 11:40:23 PM PST", "Apr 14, 2024 1:02:03 AM PDT"], ["MMM d, yyyy h:mm:ss a"]),
    (["Wed, 03 Jan 2024 09:00:00 +0000", "Thu, 14 Mar 2024 10:00:00 GMT"], ["EEE, dd MMM yyyy HH:mm:ss"]),
    (["3 January 2024", "14 March 2024", "5 May 2024"], ["d MMMM yyyy"]),
    (["Friday, March 1, 2024", "Saturday, March 2, 2024"], ["EEEE, MMMM d, yyyy"]),
    (["14JUN09:17:58:34", "02JUL09:08:00:00"], ["ddMMMyy:HH:mm:ss"]),
    (["Jan-05-24", "Feb-14-24"], ["MMM-dd-yy"]),
    (["Jan 5, 2024 at 3:45 PM", "Feb 14, 2024 at 9:05 AM"], ["MMM d, yyyy 'at' h:mm a"]),
    (["2024-01-05 下午3:45:00", "2024-02-14 上午9:05:00"], ["yyyy-MM-dd ah:mm:ss"]),
    (["1704445200", "1707900000"], ["epoch"]), (["1704445200000", "1707900000000"], ["epoch_ms"]),
    (["45296", "45297.5", "45328"], ["excel"]),
    (["20240105T082600", "20240214T101500"], ["yyyyMMddTHHmmss"]),
  ])
  func datesOfManyForms(days: [String], patterns: [String]) async throws {
    #expect(try await dates(days) == patterns)
  }

  @Test func bothWidthsOfYearShareOneOrderOrAreBothToBeConfirmed() async throws {
    let rows = ["1/2/18", "03/02/2018", "4/2/18"].map { "C1,\($0),1.50\n" }.joined()
    let open = try await proposal("customer,date,amount\n" + rows)
    #expect(try open.decoded().source.format.dates.map(\.text) == ["M/d/yy", "MM/dd/yyyy"])
    #expect(open.toConfirm.count { $0.hasPrefix("whether M") } == 2)
    let both = ["13/2/18", "02/14/2018"].map { "C1,\($0),1.50\n" }.joined()
    let contradicting = try await proposal("customer,date,amount\n" + both)
    #expect(
      contradicting.toConfirm.count {
        $0.hasSuffix("other dates of this column have day and month in another order")
      } == 2)
  }

  @Test func aYearOfTwoDigitsInFrontIsToBeConfirmed() async throws {
    let rows = ["24-01-05", "24-02-14", "24-03-20"].map { "C1,\($0),1.50\n" }.joined()
    let proposal = try await proposal("customer,date,amount\n" + rows)
    #expect(try proposal.decoded().source.format.dates.map(\.text) == ["yy-MM-dd"])
    #expect(
      proposal.toConfirm == ["whether yy-MM-dd is right and not dd-MM-yy: no date of the exports decides it"])
  }

  @Test func aNumberIsADateOnlyUnderTheNameOfOne() async throws {
    let rows = (0..<6).map { "C\($0 % 2),2024-01-0\($0 + 1),\(45_296 + $0)\n" }.joined()
    let proposal = try await proposal("customer,date,amount\n" + rows)
    #expect(try proposal.decoded().source.mapping.amount == .column("amount"))
  }

  @Test func aNameThatStandsTwiceIsNamedAndNotReplaced() async throws {
    let proposal = try await proposal(
      "Customer,Date,Amount,Tax,Amount\nA,2024-01-05,10.00,1.90,11.90\nB,2024-01-06,20.00,3.80,23.80\n")
    #expect(proposal.missing.map(\.role) == [.amount])
    #expect(proposal.missing[0].reason.contains("stands in the header more than once, as columns 3 and 5"))
  }

  @Test(arguments: ["Email", "cumid", "Buyer Username", "Kd-Nr", "旺旺"])
  func namesOfACustomer(header: String) async throws {
    let proposal = try await proposal(
      "\(header),date,amount\nA@b.c,2024-01-05,10.00\nB@b.c,2024-01-06,20.00\n")
    #expect(try proposal.decoded().source.mapping.customer == header)
  }

  @Test(arguments: ["Salary", "visits", "Customers", "Lifetime sales of customer"])
  func aCounterOrMoneyIsNoCustomer(header: String) async throws {
    let rows = (0..<60).map { "2024-0\($0 % 3 + 1)-05,\(50_000 + $0 % 25 * 7),\($0).50\n" }.joined()
    let proposal = try await proposal("date,\(header),amount\n" + rows)
    #expect(proposal.missing.map(\.role) == [.customer])
  }

  @Test func anIdIsBetterThanAName() async throws {
    let rows = (0..<12).map { "Ann Li,a\($0 % 4)@example.org,2024-01-1\($0 % 9),5.00\n" }.joined()
    let proposal = try await proposal("Customer Name,Email,date,amount\n" + rows)
    #expect(try proposal.decoded().source.mapping.customer == "Email")
  }

  @Test func theTotalOfAnOrderIsNotTheAmountOfItsLines() async throws {
    var text = "order,customer,date,sku,quantity,price,total\n"
    for order in 0..<6 {
      let total = 10 * (order + 1) + 5
      text += "\(order),K\(order % 2),2024-01-0\(order + 1),A,\(order + 1),10.00,\(total).00\n"
      text += "\(order),K\(order % 2),2024-01-0\(order + 1),B,1,5.00,\(total).00\n"
    }
    let proposal = try await proposal(text)
    #expect(
      try proposal.decoded().source.mapping.amount == .product(quantity: "quantity", unitPrice: "price"))
    #expect(proposal.account?.revenue == Money(units: 24_000))
    #expect(proposal.comments.contains(#""total" is the order's total, written on each of its lines"#))
  }

  @Test func aPriceThatGrowsWithTheQuantityIsATotal() async throws {
    let rows = (0..<12).map {
      "K\($0 % 3),2024-01-1\($0 % 9),S\($0 % 2),\($0 % 4 + 1),\(($0 % 4 + 1) * 4).00\n"
    }
    let proposal = try await proposal("customer,date,sku,qty,price\n" + rows.joined())
    #expect(try proposal.decoded().source.mapping.amount == .column("price"))
  }

  @Test func statesThatAreNoSalesAreLeftOut() async throws {
    let proposal = try await proposal(
      "customer,date,amount,Status\nA,2024-01-05,100.00,Paid\nB,2024-01-06,60.00,Failed\nA,2024-02-08,40.00,Paid\n"
    )
    #expect(proposal.account?.revenue == Money(units: 14_000))
    #expect(proposal.comments.contains("1 line has a state that is no sale, with amounts of 60.00 in all"))
    let reversed = try await self.proposal(
      "customer,date,amount,Status\nA,2024-01-05,100.00,Paid\nB,2024-01-06,60.00,Paid\nB,2024-01-08,-60.00,Cancelled\n"
    )
    #expect(reversed.account?.revenue == Money(units: 10_000))
    #expect(reversed.toConfirm.count == 1)
  }
}
