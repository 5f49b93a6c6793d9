/// A rule about lines, with the field it looks at.
struct ColumnTest: Sendable {
  let field: Int
  let test: Exclusion.Condition
  /// The texts that the test compares with, as bytes: every line is compared, so nothing is made then.
  let texts: [[UInt8]]

  init(field: Int, test: Exclusion.Condition) {
    self.field = field
    self.test = test
    switch test {
    case .isOneOf(let values), .isNoneOf(let values): texts = values.map { Array($0.utf8) }
    case .startsWith(let text): texts = [Array(text.utf8)]
    case .isEmpty, .isAtMost, .isAtLeast: texts = []
    }
  }
}
