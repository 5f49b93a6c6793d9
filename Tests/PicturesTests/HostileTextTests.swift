import Foundation
import Pictures
import Testing

@testable import Pictures

/// A merchant's texts stay texts, whatever they are.
@Suite struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "A\"\u{301} onmouseover=\u{22}x", "</title></svg><img src=x onerror=y>",
    "]]></style><style>*{}", "\u{202E}txt.exe", "a\u{0}b\u{7F}c\u{85}d", "&#60;b&#62;", "' onload='x",
    String(repeating: "W", count: 300), String(repeating: "客", count: 300), "👩‍👩‍👧‍👦🇨🇳",
    String(repeating: "\"", count: 400), String(repeating: "e\u{301}", count: 200),
  ]

  /// Columns that hold a merchant's words, by table. Others hold words of the program's.
  static let columns = [
    "pyramid": ["tier"], "pyramid_migration": ["from_tier", "to_tier"], "headline": ["currency"],
    "churn_by_dimension": ["dimension", "value"], "next_purchase": ["dimension", "from_value", "to_value"],
    "product_repurchase": ["value"], "key_accounts": ["customer_id", "tier", "previous_tier"],
    "refusals": ["reason"], "revenue_bridge": ["component"],
    "tier_profile": ["dimension", "value", "tier"], "customer_value": ["customer_id", "value_tier"],
    "campaign_lift": ["campaign", "group"], "levels": ["tier"],
    "reconciliation": ["identity"], "restated": ["table", "key", "before", "after"],
  ]

  /// Every text column holds a text, made different by its first letters where it was different.
  static func tables(_ text: String, isLong: Bool = false) -> [PageTable] {
    ExampleTables.whole.map { table in
      guard let names = columns[table.name] else { return table }
      var rows = table.rows
      for name in names {
        guard let column = table.columns.firstIndex(of: name) else { continue }
        let old = Array(Set(rows.map { $0[column] })).sorted()
        for row in rows.indices where !rows[row][column].isEmpty {
          rows[row][column] = "\(old.firstIndex(of: rows[row][column])!)" + text
        }
      }
      return PageTable(name: table.name, columns: table.columns, rows: rows)
    }
  }

  @Test(arguments: texts) func hostileTextChangesNoMarkup(_ text: String) throws {
    let length = text.unicodeScalars.count
    let tame = try PageParser.parse(ExampleTables.page(Self.tables(String(repeating: "n", count: length))))
    let hostile = try PageParser.parse(ExampleTables.page(Self.tables(text)))
    // Where a text is cut, its title is one more element: that depends on its width, which is no matter here.
    let elements = { (page: PageParser.Parsed) in
      page.all.filter { $0.tag != "title" }.map { [$0.tag] + $0.attributes.map(\.name) }.filter {
        $0[0] != "text"
      }
    }
    #expect(elements(hostile).count == elements(tame).count)
    #expect(elements(hostile) == elements(tame))
  }

  /// An independent reader of the rule: no scalar that a browser could take for markup or for a direction.
  @Test func everyScalarIsEscapedOrHarmless() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if value > 0x3000, value < 0xF000 || value > 0x10000, value % 257 != 0 { continue }
      var bytes: [UInt8] = []
      Escape.append(String(String.UnicodeScalarView([scalar])), to: &bytes)
      #expect(bytes.count == Escape.length(scalar), "\(value)")
      let written = String(decoding: bytes, as: UTF8.self)
      let isMarkup = "&<>\"'".unicodeScalars.contains(scalar)
      let category = scalar.properties.generalCategory
      let isForbidden =
        category == .control || scalar.properties.isNoncharacterCodePoint
        || scalar.properties.isBidiControl || value == 0xFEFF || category == .lineSeparator
        || category == .paragraphSeparator
      if isMarkup {
        #expect(written.hasPrefix("&") && written.hasSuffix(";"), "\(value)")
      } else if isForbidden {
        #expect(written == "\u{FFFD}", "\(value)")
      } else {
        #expect(Array(written.unicodeScalars) == [scalar], "\(value)")
      }
    }
  }
}
