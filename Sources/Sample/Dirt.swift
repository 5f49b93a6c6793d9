/// What is wrong, or merely awkward, with a record of the sample. They take turns, so that even a
/// small sample has some of each.
enum Dirt: Int, CaseIterable {
  // Records that no careful reader accepts.
  case missingCustomer, impossibleDate, amountNotANumber, unbalancedQuote, tooFewFields
  // Records that are right and have to be read right.
  case quotedComma, quotedNewline

  var isRefused: Bool { self != .quotedComma && self != .quotedNewline }

  /// How the summary counts them.
  var plural: String {
    switch self {
    case .missingCustomer: "without customer"
    case .impossibleDate: "impossible dates"
    case .amountNotANumber: "n/a amounts"
    case .unbalancedQuote: "unbalanced quotes"
    case .tooFewFields: "short records"
    case .quotedComma: "quoted commas"
    case .quotedNewline: "quoted newlines"
    }
  }

  /// What stands where the product's name should, if this is about the name.
  func product(insteadOf name: [UInt8]) -> [UInt8] {
    switch self {
    case .unbalancedQuote: name + Array(" 12\"".utf8)
    case .quotedComma: Array("\"".utf8) + name + Array(", \"\"gift wrapped\"\"\"".utf8)
    case .quotedNewline: Array("\"".utf8) + name + Array("\nsecond choice\"".utf8)
    default: name
    }
  }
}
