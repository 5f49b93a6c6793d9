import Foundation
import Reports
import Testing

@testable import Pipeline

/// The list of keys, from which reading, canonical text and reference are made.
@Suite struct KeyTests {
  static let leaves = Pipeline.keys().flatMap(\.leaves)
  static let inFile = leaves.filter { ![.part, .derived].contains($0.role) }.map(\.path)

  @Test func noKeyIsDeclaredTwice() {
    let paths = Self.leaves.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.count > 80)
  }

  /// What is declared is read: the file may say it, and an unknown key beside it is refused.
  @Test(arguments: inFile) func aDeclaredKeyIsRead(_ path: String) {
    let parts = path.split(separator: ".").map(String.init)
    func yaml(_ last: String) -> String {
      let names = parts.dropLast() + [last]
      let inner = names.dropFirst().reversed().reduce("x") { "{\($1): \($0)}" }
      return "\(names[0]): \(inner)\n"
    }
    #expect(!complaints(about: yaml(parts[parts.count - 1])).contains("\(path): unknown key"))
    let other = (parts.dropLast() + ["no_such_key"]).joined(separator: ".")
    // `tables` and `pipeline` are no sections, so the key beside them stands at the top.
    #expect(complaints(about: yaml("no_such_key")).contains("\(other): unknown key"))
  }

  /// Every key of the file is in the canonical text, but those that say that they count for nothing.
  @Test func theCanonicalTextHasEveryKey() throws {
    var cadence = try read(fullPipeline)
    let keys = Set(cadence.canonicalEntries.map(\.key))
    let wanted = Self.leaves.filter { ![.part, .uncounted].contains($0.role) }.map(\.path)
    #expect(Set(wanted).subtracting(keys) == ["relationship"])
    #expect(keys.isSubset(of: wanted))
    #expect(
      Self.leaves.filter { $0.role == .uncounted }.map(\.path) == [
        "confirm", "source.cache", "gates.may_go_back", "gates.inputs_gone", "output.memory",
        "output.publish",
      ])
    cadence.settings.relationship = nil
    #expect(cadence.canonicalEntries.contains(CanonicalEntry(key: "relationship", value: "none")))
  }

  @Test func whatTheReadingOfAnExportDoesNotDependOnAreKeys() {
    #expect(Set(Pipeline.besideReading).isSubset(of: Self.inFile))
  }

  @Test func everyKeyIsExplainedInASentence() {
    for key in KeyReference.all {
      #expect(key.help.hasSuffix("."), "\(key.path)")
      #expect(!key.wanted.isEmpty, "\(key.path)")
      #expect(key.help.count > 15, "\(key.path)")
    }
    func fallback(_ path: String) -> String? { KeyReference.all.first { $0.path == path }?.fallback }
    #expect(fallback("output.keep") == "30")
    #expect(fallback("churn.cadence.multiple") == "3.000")
    #expect(fallback("relationship.levels.few.high") == "\"partnership\"")
    #expect(fallback("source.cache") == "none")
    #expect(fallback("source.columns.amount") == "none")
    #expect(fallback("source.files") == nil)
  }
}
