import Base
import Foundation
import Intake
import Night
import Pipeline
import Reports
import Testbench
import Testing

@testable import Proposal

/// Exports beside the lines: which `patron init` knows, what it proposes for them, and what it asks.
@Suite struct InitBesideTests {
  /// A proposal for the shop's lines and some exports, whose files come before and after them by name.
  private func proposal(_ files: KeyValuePairs<String, String>) async throws -> Proposal {
    let shop = try Exporter(BesideExamples.lines, as: "m-lines.csv")
    for (name, text) in files { try Data(text.utf8).write(to: shop.folder.appendingPathComponent(name)) }
    let proposal = try await shop.proposal()
    #expect(proposal.account?.accepted == 24, "the lines are read as without the others")
    #expect(proposal.inspection.exports.files == [shop.path("m-lines.csv")])
    return proposal
  }

  private func counts(_ proposal: Proposal, _ kind: ExportKind) throws -> [Int] {
    let account = try #require(proposal.beside.first { $0.kind == kind }?.account)
    return [
      account.records, account.refused, account.known, account.unknown, account.setAside,
    ]
  }

  private func asked(_ proposal: Proposal) -> Set<String> { Set(proposal.openPoints.map(\.key)) }

  @Test func ticketsAreFeedbackOfTheRequester() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.zendesk])
    let export = try #require(try proposal.decoded().exports[.feedback])
    #expect(export.customers.map(\.column) == ["Requester email"])
    #expect(export.columns[.date] == "Created at")
    #expect(export.columns[.answered] == "Solved at")
    #expect(export.columns[.score] == nil, "Good and Bad are no numbers")
    #expect(export.columns[.order] == nil)
    #expect(export.kinds == ["complaint": ["Incident", "Problem"], "question": ["Question"]])
    #expect(try counts(proposal, .feedback) == [5, 0, 4, 1, 0])
    #expect(asked(proposal).contains("feedback.columns.answered"))
  }

  /// S could be a score or a suggestion; where `score` stands for scores it is the other. It is asked all the same.
  @Test func lettersAreTheOneKindThatTheyCanBegin() async throws {
    for (word, kinds) in [
      ("score", ["complaint": ["C"], "return": ["R"], "score": ["score"], "suggestion": ["S"]]),
      ("question", ["complaint": ["C"], "return": ["R"], "question": ["question"], "S": ["S"]]),
    ] {
      let rows = zip(0..<10, ["C", "R", "S", word, "C", "R", "S", word, "C", word]).map { index, kind in
        "c\(index % 6)@shop.example,2025-02-\(10 + index),\(kind),\(index % 5 + 1),late\n"
      }
      let proposal = try await proposal(["f.csv": "customer,date,kind,score,reason\n" + rows.joined()])
      #expect(try #require(try proposal.decoded().exports[.feedback]).kinds == kinds)
      #expect(asked(proposal).contains("feedback.kinds"))
    }
  }

  @Test func sendsAreTargetsAndSayWhichCampaignsThereWere() async throws {
    let proposal = try await proposal(["z.csv": BesideExamples.klaviyo])
    let pipeline = try proposal.decoded()
    #expect(pipeline.exports[.campaigns]?.columns[.start] == "Send Time")
    #expect(pipeline.exports[.campaignTargets]?.columns[.group] == "Variation Name")
    #expect(try counts(proposal, .campaignTargets) == [5, 0, 5, 0, 0])
    #expect(try counts(proposal, .campaigns) == [5, 0, 0, 2, 3])
    #expect(asked(proposal).isSuperset(of: ["campaigns.columns.start", "campaigns.columns.end"]))
    #expect(pipeline.settings.campaigns?.control == [])
  }

  @Test func pointsHaveKindsByTheirWordsAndTheRestIsAsked() async throws {
    let proposal = try await proposal(["points.csv": BesideExamples.loyaltyLion])
    let export = try #require(try proposal.decoded().exports[.points])
    #expect(export.kinds == ["earned": ["approved"], "redeemed": ["redeemed"], "expired": ["expired"]])
    #expect(export.format.dates.map(\.text) == ["dd/MM/yyyy"])
    #expect(try counts(proposal, .points) == [5, 1, 4, 0, 0], "void stands in no list")
    #expect(asked(proposal).contains("points.kinds"))
  }

  @Test func referralsWithMoneyAreNoLines() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.referralCandy])
    let export = try #require(try proposal.decoded().exports[.referrals])
    #expect(export.columns[.referrer] == "Advocate Email")
    #expect(export.columns[.referred] == "Friend Email")
    #expect(try counts(proposal, .referrals) == [3, 0, 2, 1, 0])
    #expect(asked(proposal).isEmpty)
  }

  @Test func aListOfPersonnelHasItsOwnFormatAndLastDaysThatHaveNotCome() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.sap, "events.csv": BesideExamples.events])
    let pipeline = try proposal.decoded()
    let export = try #require(pipeline.exports[.staff])
    #expect(export.columns[.employee] == "Personnel Number")
    #expect(export.columns[.hired] == "Entry Date")
    #expect(export.columns[.left] == "Leaving Date")
    #expect(export.columns[.unit] == "Organizational Unit")
    #expect(export.columns[.reason] == "Reason for Action")
    #expect(export.format.delimiter == .semicolon)
    #expect(try counts(proposal, .staff).prefix(2) == [4, 0])
    #expect(try counts(proposal, .staffEvents) == [4, 0, 4, 0, 0])
    #expect(pipeline.exports[.staffEvents]?.columns[.amount] == "loss")
    #expect(pipeline.exports[.staffEvents]?.columns[.adopted] == "adopted")
    #expect(asked(proposal).isEmpty)
  }

  @Test func returnedOrdersAreThoseThatSayYes() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.returns])
    let pipeline = try proposal.decoded()
    #expect(pipeline.exports[.feedback]?.columns[.order] == "Order ID")
    #expect(pipeline.exports[.feedback]?.defaultKind == "return")
    #expect(pipeline.settings.feedback?.complaints == ["return"])
    #expect(try counts(proposal, .feedback) == [3, 0, 2, 0, 0])
    #expect(asked(proposal).isEmpty)
  }

  @Test func ordersThatTheLinesDoNotHaveAreAsked() async throws {
    let shifted = BesideExamples.returns.replacing("10", with: "90")
    let proposal = try await proposal(["a.csv": shifted])
    #expect(try counts(proposal, .feedback) == [3, 0, 0, 0, 2])
    #expect(asked(proposal) == ["feedback.columns.order"])
  }

  @Test func customersThatTheLinesDoNotHaveAreAsked() async throws {
    let others = BesideExamples.loyaltyLion.replacing("@shop", with: "@else").replacing(
      "void", with: "approved")
    let proposal = try await proposal(["a.csv": others])
    #expect(try counts(proposal, .points) == [5, 0, 0, 5, 0])
    #expect(asked(proposal) == ["points.columns.customer"])
  }

  @Test func aSurveyAsksWhatItsQuestionsMean() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.survey])
    let pipeline = try proposal.decoded()
    #expect(pipeline.exports[.survey]?.items == ["q1", "q2", "q3", "q4", "q5"])
    #expect(pipeline.settings.survey?.scale == 1000...5000)
    #expect(try counts(proposal, .survey) == [6, 0, 6, 0, 0])
    #expect(asked(proposal) == ["survey.constructs", "survey.reversed"])
  }

  @Test func anExportThatStandsBesideLinesIsNeverTakenAsLines() async throws {
    for text in [
      BesideExamples.zendesk, BesideExamples.klaviyo, BesideExamples.loyaltyLion,
      BesideExamples.referralCandy,
      BesideExamples.sap, BesideExamples.returns, BesideExamples.survey,
    ] {
      let error = await #expect(throws: ProposalError.self) { try await Exporter(text).proposal() }
      #expect(
        error?.description.contains("there are no lines") == true
          || error?.description.contains("days") == true)
    }
  }

  @Test func groupsWithoutACampaignAreLeftOutWithTheReason() async throws {
    let proposal = try await proposal(["a.csv": "customer,group\n1,mail\n2,no mail\n3,mail\n"])
    #expect(proposal.beside.isEmpty)
    #expect(proposal.notes.contains { $0.contains("no column names the campaign") })
  }

  @Test func pointsWithoutTheirKindAreLeftOutWithTheReason() async throws {
    let proposal = try await proposal(["a.csv": "customer,date,points\nc0@shop.example,2026-01-05,5\n"])
    #expect(proposal.beside.isEmpty)
    #expect(proposal.notes.contains { $0.contains("whether they were earned, redeemed or expired") })
  }

  @Test func eventsWithoutTheirPeopleAreLeftOut() async throws {
    let proposal = try await proposal(["a.csv": BesideExamples.events])
    #expect(proposal.beside.isEmpty)
    #expect(proposal.notes.contains { $0.contains("there is no export of the people themselves") })
  }

  /// A word for a score may have a word for money in it.
  @Test(arguments: ["Bewertung", "valoración", "Rating"]) func scoresAreNoMoney(header: String) async throws {
    let text = "email,date,\(header)\nc0@shop.example,2026-02-01,5\nc1@shop.example,2026-02-02,2\n"
    let proposal = try await proposal(["a.csv": text])
    #expect(try proposal.decoded().exports[.feedback]?.columns[.score] == header)
    #expect(try counts(proposal, .feedback) == [2, 0, 2, 0, 0])
  }

  @Test func ordersAreOfNoUseWhereLinesHaveNone() async throws {
    let lines = BesideExamples.lines.split(separator: "\n").map { $0.drop { $0 != "," }.dropFirst() }
    let exporter = try Exporter([
      "lines.csv": Array((lines.joined(separator: "\n") + "\n").utf8),
      "returns.csv": Array(BesideExamples.returns.utf8),
    ])
    let proposal = try await exporter.proposal()
    #expect(proposal.account?.accepted == 24)
    #expect(proposal.beside.isEmpty)
    #expect(proposal.notes.contains { $0.contains("the lines have no orders") })
  }

  /// What has who, when and how much stays an export of lines, whatever else it says.
  @Test(arguments: [
    "order,customer,date,amount,rating\n", "order,customer,date,amount,campaign\n",
    "order,customer,date,amount,points\n",
    "order,customer,date,amount,employee\n", "order,customer,date,amount,return reason\n",
    "order,customer,date,amount,department\n", "order,customer,date,amount,kind\n",
  ])
  func linesStayLines(header: String) async throws {
    let rows = (0..<24).map { "\($0),K\($0 % 5),2026-0\($0 % 4 + 1)-10,\($0 + 5).50,\($0 % 5 + 1)\n" }
      .joined()
    let proposal = try await Exporter(header + rows).proposal()
    #expect(proposal.account?.accepted == 24)
    #expect(proposal.beside.isEmpty)
  }

  @Test(arguments: PlatformExample.all)
  func exportsOfPlatformsStayLines(example: PlatformExample) throws {
    let exporter = try Exporter(example.text)
    let parts = try BesideExports(exporter.paths)
    #expect(parts.found.isEmpty)
    #expect(parts.lines == (try exporter.paths))
  }

  /// Later files of the lines are read too, and the exports beside them are no lines.
  @Test func filesBesideOthersAreMeantByTheShapeOfTheirNames() async throws {
    let header = "order_id,email,ordered_at,amount\n"
    let exporter = try Exporter([
      "2026-01-05.csv": Array((header + "1,a@shop.example,2026-01-05,10.00\n").utf8),
      "2026-01-06.csv": Array((header + "2,b@shop.example,2026-01-06,11.00\n").utf8),
      "points.csv": Array(BesideExamples.loyaltyLion.utf8),
    ])
    let dated = try await exporter.proposal()
    #expect(try dated.decoded().source.files == [exporter.path("????-??-??.csv")])
    let worded = try Exporter([
      "orders-may.csv": Array((header + "1,a@shop.example,2026-01-05,10.00\n").utf8),
      "orders-june.csv": Array((header + "2,b@shop.example,2026-01-06,11.00\n").utf8),
      "points.csv": Array(BesideExamples.loyaltyLion.utf8),
    ])
    #expect(try await worded.proposal().decoded().source.files == [worded.path("orders-*.csv")])
  }
}

/// Exports as they were published, beside the lines that belong to them.
@Suite struct InitBesideRealDataTests {
  private func proposal(_ entries: [String]) async throws -> Proposal {
    let paths = entries.compactMap { RealData.path($0) }
    try #require(paths.count == entries.count)
    return try await Proposal.tried(paths)
  }

  private func counts(_ proposal: Proposal, _ kind: ExportKind) throws -> [Int] {
    let account = try #require(proposal.beside.first { $0.kind == kind }?.account)
    return [account.records, account.refused, account.known, account.unknown, account.setAside]
  }

  /// A review names its order, and its answer is the customer's.
  @Test(.enabled(if: RealData.path("olist/reviews.csv") != nil, "PATRON_DATA has no olist/reviews.csv"))
  func reviewsOfOlist() async throws {
    let proposal = try await proposal(["olist/reviews.csv", "olist/lines.csv"])
    let export = try #require(try proposal.decoded().exports[.feedback])
    #expect(export.columns == [.order: "order_id", .date: "review_creation_date", .score: "review_score"])
    #expect(export.scale == 1000...5000)
    #expect(try counts(proposal, .feedback).prefix(2) == [8225, 0])
    #expect(!proposal.openPoints.contains { $0.key.hasPrefix("feedback") })
  }

  @Test(
    .enabled(if: RealData.path("campaigns/targets.csv") != nil, "PATRON_DATA has no campaigns/targets.csv"))
  func campaignsOfCompleteJourney() async throws {
    let proposal = try await proposal([
      "campaigns/campaigns.csv", "campaigns/redemptions.csv", "campaigns/targets.csv",
      "campaigns/baskets.csv.gz",
    ])
    #expect(try counts(proposal, .campaigns) == [27, 0, 0, 27, 0])
    #expect(try counts(proposal, .campaignTargets) == [6589, 0, 6589, 0, 0])
    #expect(try counts(proposal, .campaignRedemptions) == [2102, 0, 2102, 0, 0])
    #expect(!proposal.openPoints.contains { $0.key.hasPrefix("campaigns") })
  }

  /// 310 of 311 employees can be read. Returned orders have other years in their ids, and the survey names nobody.
  @Test(
    .enabled(
      if: RealData.path("staff/HRDataset_v14.csv") != nil, "PATRON_DATA has no staff/HRDataset_v14.csv"))
  func staffSurveyAndReturnsBesideSuperstore() async throws {
    let proposal = try await proposal([
      "returns/returns.csv", "staff/HRDataset_v14.csv", "superstore/superstore.csv", "survey/mobi.csv",
    ])
    #expect(try counts(proposal, .staff).prefix(2) == [311, 1])
    #expect(try proposal.decoded().exports[.staff]?.columns[.employee] == "Employee_Name")
    #expect(try counts(proposal, .survey) == [250, 0, 0, 250, 0])
    #expect(try counts(proposal, .feedback) == [296, 0, 0, 0, 296])
    let asked = Set(proposal.openPoints.map(\.key))
    #expect(asked.isSuperset(of: ["feedback.columns.order", "survey.constructs", "survey.reversed"]))
  }
}
