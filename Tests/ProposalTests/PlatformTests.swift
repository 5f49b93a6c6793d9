import Base
import Foundation
import Pipeline
import Testing

@testable import Proposal

/// Platforms that `patron init` knows: what it proposes for their exports, unedited, publishes the true revenue or asks.
@Suite struct PlatformTests {
  @Test(arguments: PlatformExample.all)
  func aProposalIsRightOrAsks(example: PlatformExample) async throws {
    let proposal = try await Exporter(example.text).proposal()
    #expect(proposal.inspection.platform?.platform.name == example.platform)
    let asks = !proposal.toConfirm.isEmpty || !proposal.missing.isEmpty
    #expect(
      asks == (example.outcome == .asked), "\(proposal.toConfirm) \(proposal.missing)\n\(proposal.yaml)")
    if proposal.missing.isEmpty {
      // Nothing is published before a person has looked, but most of what is asked about is right.
      #expect(
        proposal.account?.revenue == Money(units: example.unconfirmed ?? example.revenue), "\(proposal.yaml)")
      let refused = proposal.account?.refusedLines
      #expect(refused == example.refused, "\(proposal.yaml)")
    }
  }

  @Test func everyPlatformHasAnExample() {
    #expect(Set(PlatformExample.all.map(\.platform)) == Set(Platform.all.map(\.name)))
  }

  @Test func aHeaderOfAnotherOrderAndOtherCapitalsIsRecognized() throws {
    let columns = Platform.shopifyOrders.needs.reversed().map { $0.uppercased() } + ["Anything"]
    let match = try #require(PlatformMatch(columns))
    #expect(match.platform.name == "Shopify: orders")
    #expect(match.name("Email") == "EMAIL")
    #expect(PlatformMatch(["Name", "Email", "Total"]) == nil)
  }

  @Test func aStateThatIsNotKnownIsAskedAbout() async throws {
    let shopify = try #require(PlatformExample.all.first { $0.platform == "Shopify: orders" })
    let proposal = try await Exporter(shopify.text.replacing(",voided,", with: ",disputed,")).proposal()
    #expect(
      proposal.toConfirm == [
        #"whether lines are sales whose "Financial Status" is none that is known for this export: disputed in 1 rows"#
      ])
  }

  /// What is asked stands in the file under a key, and while it stands there a run refuses the file.
  @Test(arguments: PlatformExample.all)
  func whatIsAskedKeepsAProposalFromRunning(example: PlatformExample) async throws {
    let proposal = try await Exporter(example.text).proposal()
    guard proposal.missing.isEmpty else { return }
    let pipeline = try proposal.decoded()
    #expect(Set(pipeline.openKeys.map(\.path)) == Set(proposal.openPoints.map(\.key)))
    for key in pipeline.openKeys {
      let words = proposal.openPoints.filter { $0.key == key.path }.map(\.words)
      #expect(key.reason == words.joined(separator: "; "))
    }
    let asks = example.outcome == .asked
    if asks {
      #expect(throws: PipelineError.self) { try pipeline.requireConfirmed(file: "shop.yml") }
    } else {
      try pipeline.requireConfirmed(file: "shop.yml")
    }
  }

  /// Also of questions that no example raises.
  @Test func everyQuestionIsAboutAKey() throws {
    for key in Set(Platform.all.flatMap(\.questions).map(\.key)) {
      let pipeline = try Pipeline(
        yaml: """
          confirm: [\(key)]
          pipeline: shop
          source: {files: [a.csv], columns: {customer: id, date: day, amount: sum}}
          """, file: "t.yml", knownTables: [])
      #expect(pipeline.openKeys.map(\.path) == [key])
    }
  }

  @Test(arguments: [
    ("Stripe: balance, itemized", ",refund,", ",revaluation,", "reporting_category", "revaluation"),
    ("PayPal: activity", ",Website Payment,Completed", ",Crypto Payment,Completed", "Type", "Crypto Payment"),
  ]) func aKindThatIsNotKnownIsAskedAbout(
    _ name: String, _ known: String, _ other: String, _ column: String, _ kind: String
  ) async throws {
    let example = try #require(PlatformExample.all.first { $0.platform == name })
    let before = try await Exporter(example.text).proposal().toConfirm
    let asked = try await Exporter(example.text.replacing(known, with: other)).proposal().toConfirm
    #expect(
      asked == before + [
        "whether lines are sales whose \"\(column)\" is none that is known for this export: \(kind) in 1 rows"
      ])
  }

  @Test func thePageSaysWhatTheSuiteShows() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    for example in PlatformExample.all {
      let units = "\(example.revenue / 100).\(example.revenue % 100 < 10 ? "0" : "")\(example.revenue % 100)"
      #expect(page.contains("| \(example) | \(units) | \(example.outcome.rawValue) |"))
    }
  }

  @Test func theListOfPlatformsIsFresh() throws {
    let page = Self.documentation.appending(path: "Platforms.md")
    #expect(
      try String(contentsOf: page, encoding: .utf8) == PlatformList.markdown,
      "Documentation/Platforms.md is out of date; run make docs")
  }

  private static let documentation = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation")
  private static let page = documentation.appending(path: "Decisions/0017-platforms-by-their-headers.md")
}
