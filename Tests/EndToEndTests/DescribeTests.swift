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
    }
    let name, question, grain, definition, example: String
    let columns: [Column]
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
    #expect(!text.output.contains("entities_for_80"))
    let markdown = try describe("periods", "--format", "markdown")
    #expect(markdown.output.hasPrefix("## periods\n"))
    let json = try describe("periods", "--format", "json")
    #expect(try JSONDecoder().decode([Entry].self, from: Data(json.output.utf8)).map(\.name) == ["periods"])
  }

  @Test func anUnknownTableIsWrongUsage() throws {
    let unknown = try describe("perods")
    #expect(unknown.code == 64)
    #expect(unknown.output == "")
    #expect(unknown.words.contains("there is no table perods; the tables are "))
    #expect(unknown.words.contains("periods, "))
  }

  /// `print` would have said that all is well.
  @Test(arguments: ["text", "markdown", "json"]) func aFullDiskIsAFailure(_ format: String) throws {
    let full = try describe("--format", format, output: "/dev/full")
    #expect(full.code == 74)
    #expect(full.words.contains("No space left on device"))
  }
}
