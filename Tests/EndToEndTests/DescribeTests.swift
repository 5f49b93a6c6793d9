import Foundation
import Testing

/// `patron describe`: what the tables mean, from the code that makes them.
@Suite struct DescribeTests {
  private func describe(_ arguments: String..., output: String? = nil) throws -> Program.Outcome {
    try Program.debug.run(["describe"] + arguments, in: "/", output: output)
  }

  /// One table's description as a program reads it.
  struct Entry: Decodable {
    struct Column: Decodable {
      let name, type, meaning: String
      let required: Bool
      let accepted: [String]?
    }
    struct ForeignKey: Decodable {
      let columns: [String]
      let table: String
      let key: [String]
    }
    let name, question, grain, definition, example, order: String
    let key: [String]
    let foreignKeys: [ForeignKey]
    let columns: [Column]
  }

  @Test func referenceIsOnePageThatNeedsNoOther() throws {
    for arguments in [
      ["--format", "html"], ["growth", "--format", "html"], ["--pipeline", "--format", "html"],
    ] {
      let page = try Program.debug.run(["describe"] + arguments, in: "/")
      #expect(page.code == 0 && page.output.hasPrefix("<!DOCTYPE html>"), "\(arguments)")
      for forbidden in ["<script", "<img", "<link", " style=", "url(h"] {
        #expect(!page.output.contains(forbidden), "\(arguments): \(forbidden)")
      }
    }
    let all = try describe("--format", "html").output
    let json = try JSONDecoder().decode([Entry].self, from: Data(describe("--format", "json").output.utf8))
    for entry in json {
      #expect(all.contains("id=\"t-\(entry.name)\""), "\(entry.name)")
      #expect(all.contains("href=\"#t-\(entry.name)\""), "\(entry.name)")
    }
  }

  /// Titles are Chinese; what exists in English only is marked as English.
  @Test func referenceInChinese() throws {
    let page = try describe("growth", "--format", "html", "--language", "zh-Hans")
    #expect(page.code == 0 && page.output.contains("<html lang=\"zh-Hans\">"))
    #expect(page.output.contains("<h1>数据表 growth</h1>"))
    #expect(page.output.contains("<th scope=\"row\">churned</th><td>流失"))
    let english = try JSONDecoder().decode(
      [Entry].self, from: Data(describe("growth", "--format", "json").output.utf8))
    let meaning = try #require(english.first?.columns.first { $0.name == "quick_ratio" }?.meaning)
    #expect(page.output.contains("<td lang=\"en\">\(meaning)"))
    #expect(
      page.output.contains("<p class=\"says\" lang=\"en\"><b>\(try #require(english.first).question)</b>"))
    for arguments in [
      ["growth", "--language", "zh-Hans"], ["--pipeline", "--format", "html", "--language", "zh-Hans"],
    ] {
      let refused = try Program.debug.run(["describe"] + arguments, in: "/")
      #expect(refused.code == 64 && refused.words.contains("--language"))
    }
  }

  @Test func everyTableIsDescribedInEveryFormat() throws {
    let json = try describe("--format", "json")
    #expect(json.code == 0)
    let entries = try JSONDecoder().decode([Entry].self, from: Data(json.output.utf8))
    let names = entries.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(["periods", "repurchase", "pyramid", "reconciliation", "rejects"]).isSubset(of: names))
    for entry in entries {
      #expect(!entry.question.isEmpty && !entry.grain.isEmpty && !entry.columns.isEmpty, "\(entry.name)")
      #expect(!entry.order.isEmpty && Set(entry.key).isSubset(of: entry.columns.map(\.name)), "\(entry.name)")
      #expect(Set(entry.foreignKeys.map(\.table)).isSubset(of: names), "\(entry.name)")
      #expect(entry.columns.allSatisfy { !$0.name.isEmpty && !$0.meaning.isEmpty }, "\(entry.name)")
    }

    let text = try describe()
    let markdown = try describe("--format", "markdown")
    #expect(text.code == 0 && markdown.code == 0)
    #expect(markdown.output.hasPrefix("# The tables\n"))
    for entry in entries {
      #expect(markdown.output.contains("\n## \(entry.name)\n\n**\(entry.question)**"))
      #expect(text.output.contains(entry.question))
    }
    #expect((json.words + text.words + markdown.words).isEmpty)
  }

  @Test func oneTableIsDescribedAlone() throws {
    let text = try describe("periods")
    #expect(text.code == 0)
    #expect(text.output.hasPrefix("periods\n\n"))
    #expect(text.output.contains("\n  buyback_rate "))
    #expect(text.output.contains("\nKey: period.\nOrder: by the key, rising"))
    let accounts = try describe("key_accounts").output
    #expect(accounts.contains("\nForeign key: customer_id → customers.customer_id.\n"))
    #expect(accounts.contains("(text: active, at_risk, lapsed)\n"))
    #expect(!text.output.contains("entities_for_80"))
    let markdown = try describe("periods", "--format", "markdown")
    #expect(markdown.output.hasPrefix("## periods\n"))
    let json = try describe("periods", "--format", "json")
    #expect(try JSONDecoder().decode([Entry].self, from: Data(json.output.utf8)).map(\.name) == ["periods"])
  }

  /// A key of the pipeline file as a program reads it.
  struct Key: Decodable {
    let key, value, meaning: String
    let required: Bool
    let `default`: String?
  }

  @Test func theKeysOfThePipelineFileAreDescribed() throws {
    let json = try describe("--pipeline", "--format", "json")
    #expect(json.code == 0)
    let keys = try JSONDecoder().decode([Key].self, from: Data(json.output.utf8))
    let keep = try #require(keys.first { $0.key == "output.keep" })
    #expect(keep.value == "a whole number from 1" && keep.default == "30" && !keep.required)
    #expect(keys.filter(\.required).map(\.key).prefix(2) == ["pipeline", "source.files"])
    let text = try describe("--pipeline")
    #expect(text.output.contains("output.keep\n  a whole number from 1; default 30\n  How many"))
    #expect(keys.allSatisfy { text.output.contains($0.meaning) })
    #expect(try describe("--pipeline", "periods").code == 64)
  }

  @Test func anUnknownTableIsWrongUsage() throws {
    let unknown = try describe("perods")
    #expect(unknown.code == 64)
    #expect(unknown.output == "")
    #expect(unknown.words.contains("there is no table and no column perods; did you mean periods?"))
    #expect(unknown.words.contains("periods, "))
  }

  /// `print` would have said that all is well.
  @Test(arguments: ["text", "markdown", "json"]) func aFullDiskIsAFailure(_ format: String) throws {
    let full = try describe("--format", format, output: "/dev/full")
    #expect(full.code == 74)
    #expect(full.words.contains("No space left on device"))
  }
}
