import Base
import Testbench
import Testing

@testable import Intake

/// `source.fill_down`: an order writes what belongs to all of it on its first line only.
@Suite struct FillDownTests {
  private static let header = "mail;day;order;state;land;item;amount"

  private static func desk(_ change: (inout Source) -> Void = { _ in }) -> Desk {
    var desk = Desk.plain
    desk.source.mapping = Mapping(customer: "mail", date: "day", amount: .column("amount"))
    desk.source.mapping.order = "order"
    desk.source.mapping.product = "item"
    desk.source.mapping.dimensions = [Mapping.Dimension(name: "land", column: "land")]
    desk.source.filledDown = ["mail", "state", "land"]
    desk.source.exclusions = [Exclusion(column: "state", test: .isOneOf(["void"]))]
    change(&desk.source)
    return desk
  }

  private static func text(_ records: [String]) -> String {
    ([header] + records).map { $0 + "\n" }.joined()
  }

  @Test func anOrderIsLeftOutAsAWhole() throws {
    for isPlain in [true, false] {
      var desk = Self.desk()
      desk.readsPlainLines = isPlain
      let handed = try desk.read(
        Self.text([
          "a@x;2026-03-09;1;paid;DE;Tea;20", ";2026-03-09;1; ;;Cup;15", "b@x;2026-03-10;2;void;FR;Tea;20",
          ";2026-03-10;2;;;Pin;3", ";2026-03-11;3;;;Pin;4", "c@x;2026-03-11;3;paid;;Pin;5",
          ";2026-03-11;3;;IT;Pin;6", ";2026-03-11;1;;;Pin;7",
        ]))
      #expect(handed.total.excluded == 2)
      // An order that begins without a customer has none, and neither has one that comes again after another.
      #expect(handed.refusals == ["6 missing_customer mail", "9 missing_customer mail"])
      #expect(handed.lines.map(\.customer) == ["a@x", "a@x", "c@x", "c@x"])
      #expect(handed.lines.map(\.values) == [["DE"], ["DE"], ["(none)"], ["IT"]])
      #expect(handed.total.remarks.filled == 2)
    }
  }

  /// What is refused or left out is the record before all the same; what says nothing is passed over.
  @Test func whatStandsBetween() throws {
    let handed = try Self.desk().read(
      Self.text([
        "a@x;2026-03-09;1;paid;DE;Tea;much", ";2026-03-09;1;;;Cup;15", ";2026-03-09;1;void;;Cup;15",
        ";2026-03-09;1;;;Cup;16", ";2026-03-09;1;paid;FR;Cup;17", "too;few", ";;;;;;", "",
        ";2026-03-09;1;;;Pin;18",
        "b@x;2026-03-09;;paid;DE;Pin;19", ";2026-03-09;;;;Pin;20",
      ]))
    #expect(handed.lines.map(\.units) == [1500, 1700, 1800, 1900])
    #expect(handed.lines.map(\.values) == [["DE"], ["FR"], ["FR"], ["DE"]])
    #expect(handed.total.excluded == 2)
    // Lines without an order id belong to no order.
    #expect(handed.refusals == ["2 bad_amount amount", "7 field_count ", "12 missing_customer mail"])
  }

  /// Cells are filled within a file, and quotes and blanks are no value.
  @Test func withinAFile() throws {
    let handed = try Self.desk().read(
      Self.text(["a@x;2026-03-09;1;paid;\"D;E\";Tea;1", "\"\";2026-03-09; 1 ;\" \";\"\";Cup;2"]),
      Self.text([";2026-03-09;1;paid;;Tea;3"]))
    #expect(handed.lines.map(\.values) == [["D;E"], ["D;E"]])
    #expect(handed.refusals == ["2 missing_customer mail"])
  }

  private static func records(seed: UInt64, count: Int) -> [[String]] {
    var random = SplitMix64(seed: seed)
    var order = 0
    return (0..<count).map { _ in
      if Int.random(in: 0..<3, using: &random) == 0 { order += 1 }
      func cell(_ values: [String]) -> String {
        Int.random(in: 0..<3, using: &random) > 0 ? "" : values.randomElement(using: &random) ?? ""
      }
      return [
        cell(["a@x", "b@x", "\"c@\nx\"", "a-customer-with-a-long-name@x"]), "2026-03-09",
        Int.random(in: 0..<20, using: &random) == 0 ? "" : "\(order % 7)",
        cell(["paid", "void", "paid"]), cell(["DE", "\"F;R\"", " IT "]), "tea",
        Int.random(in: 0..<9, using: &random) == 0 ? "much" : "\(Int.random(in: 1...99, using: &random))",
      ]
    }
  }

  /// The slow and obvious way: a file in which every cell is written out.
  private static func written(_ records: [[String]]) -> [[String]] {
    var before: [String]?
    return records.map { record in
      var filled = record
      if let before, !record[2].isEmpty, before[2] == record[2] {
        for column in [0, 3, 4] where record[column].isEmpty { filled[column] = before[column] }
      }
      before = filled
      return filled
    }
  }

  /// However a file is cut, and however its records are read, it says what the file with all cells says.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func filledIsAsWritten(seed: UInt64) throws {
    let records = Self.records(seed: seed, count: 300)
    let whole = Self.text(Self.written(records).map { $0.joined(separator: ";") })
    var wanted = Self.desk { $0.filledDown = [] }
    wanted.source.duplicates = [.keep, .dropIdentical(.everywhere), .lastFileWins][Int(seed % 3)]
    let expected = try wanted.read(whole)
    #expect(expected.total.accepted > 60 && expected.total.excluded > 20 && expected.rejects.count > 20)
    for blockSize in [1, 7, 64, 500, 4 << 20] {
      for (isPlain, isKept) in [(true, false), (false, false), (true, true)] {
        var desk = wanted
        desk.source.filledDown = ["mail", "land", "state"]
        desk.blockSize = blockSize
        desk.readsPlainLines = isPlain
        desk.keepsReadings = isKept
        let handed = try desk.read(Self.text(records.map { $0.joined(separator: ";") }))
        #expect(handed.lines == expected.lines)
        // Not by their lines: a value that is filled may have several.
        let reasons = { (handed: Handed) in handed.rejects.map { "\($0.refusal) \($0.column)" } }
        #expect(reasons(handed) == reasons(expected))
        #expect(handed.total.duplicate == expected.total.duplicate)
        #expect(handed.total.excluded == expected.total.excluded)
      }
    }
  }

  /// A refused record stands in the rejects with the cells that were filled: mended, it can be read by itself.
  @Test(arguments: [
    ("none", "none", "\"c@\nx\";2026-03-09;1;paid;\"D;E\";Tea;much"),
    ("backslash", "none", "\"c@\nx\";2026-03-09;1;paid;\"D;E\";Tea;much"),
    ("none", "spreadsheet", "\"c@\nx\";2026-03-09;1;paid;\"D;E\";Tea;much"),
  ])
  func mendedRejectsAreWhole(escape: String, guards: String, reject: String) throws {
    let desk = Self.desk {
      $0.format.escape = escape == "none" ? .none : .backslash
      $0.format.guards = guards == "none" ? .none : .spreadsheet
    }
    let first = try desk.read(
      Self.text([
        "\"c@\nx\";2026-03-09;1;paid;\"D;E\";Tea;1", ";2026-03-09;1;;;Tea;much",
        "d@x;2026-03-09;2;paid;;Tea;much",
      ]))
    // What lacks nothing stands as it stood.
    #expect(first.rejects.map(\.record) == [reject, "d@x;2026-03-09;2;paid;;Tea;much"])
    let mended = try desk.read(
      Self.text(first.rejects.map { $0.record.replacing("much", with: "2") }))
    #expect(mended.rejects.isEmpty)
    #expect(mended.lines.map(\.customer) == ["c@\nx", "d@x"])
    #expect(mended.lines.map(\.values) == [["D;E"], ["(none)"]])
  }

  /// Whatever stands in the fields of a filled record, it reads as what it was.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func writtenRecordsComeBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for (escape, guards) in [
      (ExportFormat.Escape.none, ExportFormat.Guards.none), (.backslash, .none), (.none, .spreadsheet),
      (.backslash, .spreadsheet),
    ] {
      let desk = Self.desk {
        $0.format.escape = escape
        $0.format.guards = guards
      }
      for _ in 0..<40 {
        let item = random.text(of: ["a", ";", "\"", "\\", "'", "=", "\n", "é", " "], atMost: 6)
        func quoted(_ text: String) -> String {
          let text = escape == .backslash ? text.replacing("\\", with: "\\\\") : text
          return "\"" + text.replacing("\"", with: escape == .backslash ? "\\\"" : "\"\"") + "\""
        }
        let read = try desk.read(
          Self.text(["c@x;2026-03-09;1;paid;DE;Tea;1", ";2026-03-09;1;;;\(quoted(item));much"]))
        guard let reject = read.rejects.first, reject.refusal == .badAmount else { continue }
        let accepted = try desk.read(
          Self.text(["c@x;2026-03-09;1;paid;DE;Tea;1", ";2026-03-09;1;;;\(quoted(item));3"]))
        let mended = try desk.read(Self.text([reject.record.replacing("much", with: "3")]))
        #expect(mended.lines.last == accepted.lines.last, "\(item) as \(reject.record)")
      }
    }
  }

  @Test func aColumnThatIsNotThere() throws {
    let message = try #require(Self.desk { $0.filledDown = ["sate"] }.failure(Self.text([])))
    #expect(message.contains("1.csv:1: there is no column \"sate\", which the pipeline maps as fill_down"))
    #expect(message.contains("did you mean \"state\"?"))
  }
}
