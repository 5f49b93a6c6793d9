/// How numbers would have to be read that were refused: for whoever has to change the pipeline. A run never tries.
package struct NumberTrial {
  private let examples: [String]
  private let format: ExportFormat

  package init(_ examples: [String], _ format: ExportFormat) {
    self.examples = examples
    self.format = format
  }

  /// Formats by which most examples are numbers, those with the fewest changes first; empty where none reads any.
  package func best() -> (count: Int, formats: [ExportFormat]) {
    var best: (count: Int, changes: Int, formats: [ExportFormat]) = (1, .max, [])
    for other in candidates {
      let reader = DecimalReader(other)
      let count = examples.count { (try? reader.read($0.utf8.span)) != nil }
      let changes = changes(in: other)
      guard changes > 0, (-count, changes) <= (-best.count, best.changes) else { continue }
      if (-count, changes) < (-best.count, best.changes) { best = (count, changes, []) }
      best.formats.append(other)
    }
    return (best.formats.isEmpty ? 0 : best.count, best.formats)
  }

  private var candidates: [ExportFormat] {
    var all: [ExportFormat] = []
    let found = self.signs
    let signs = found.isEmpty ? [[]] : [[], found]
    let negatives: [[ExportFormat.Negative]] = [
      [], [.trailingMinus], [.parentheses], [.trailingMinus, .parentheses],
    ]
    for decimal in ExportFormat.DecimalSign.allCases {
      for thousands in ExportFormat.ThousandsSign.allCases where thousands.byte != decimal.byte {
        for grouping in ExportFormat.Grouping.allCases where grouping == .three || thousands != .none {
          for more in signs {
            for marks in negatives {
              var other = format
              (other.decimal, other.thousands, other.grouping) = (decimal, thousands, grouping)
              other.signs += more.filter { !format.signs.contains($0) }
              other.negatives += marks.filter { !format.negatives.contains($0) }
              if !all.contains(other) { all.append(other) }
            }
          }
        }
      }
    }
    return all
  }

  private func changes(in other: ExportFormat) -> Int {
    (other.decimal == format.decimal ? 0 : 1) + (other.thousands == format.thousands ? 0 : 1)
      + (other.grouping == format.grouping ? 0 : 1) + (other.signs.count - format.signs.count)
      + (other.negatives.count - format.negatives.count)
  }

  /// Texts at either end of the examples that may be a currency's, in their order.
  package var signs: [String] {
    var found: [String] = []
    for example in examples {
      for sign in [Self.sign(example), Self.sign(String(example.reversed())).map { String($0.reversed()) }] {
        if let sign, !found.contains(sign), !format.signs.contains(sign) { found.append(sign) }
      }
    }
    return found
  }

  /// What stands before the first digit of a text, without marks and blanks; nil where that is no currency.
  private static func sign(_ text: String) -> String? {
    let isMark: (Character) -> Bool = { "+-\u{2212}()'".contains($0) || $0.isWhitespace }
    let front = text.prefix { !$0.isNumber }.drop(while: isMark)
    let sign = String(front.reversed().drop(while: isMark).reversed())
    let isNamed =
      (2...4).contains(sign.count) && sign.allSatisfy { $0.isLetter || $0 == "." }
      && sign.contains(where: \.isLetter)
    let isSymbol = sign.count <= 4 && sign.contains(where: \.isCurrencySymbol)
    let isWord = ["元", "円", "원"].contains(sign)
    let isSide =
      ["CR", "DR"].contains(sign.uppercased()) || ["CR", "DR"].contains(String(sign.reversed()).uppercased())
    return (isNamed || isSymbol || isWord) && !isSide ? sign : nil
  }
}
