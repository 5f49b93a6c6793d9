/// What can look wrong in exports of which every record is well formed. No figure changes by it: it is said, and a person
/// decides.
public enum SuspicionKind: String, NamedValue {
  /// The amount is the order's, and stands on each of its lines.
  case orderAmountOnLines = "order_amount_on_lines"
  /// The oldest days lie far before all others.
  case farFirstDay = "far_first_day"
  /// The newest days lie far behind all others.
  case farLastDay = "far_last_day"
  /// Quantity and price are below zero at once.
  case bothNegative = "both_negative"
  /// A discount raises the amount of its line.
  case discountSign = "discount_sign"
  /// A line that adds up other lines.
  case totalRow = "total_row"
  /// A rule leaves out some lines of an order and not the others.
  case partlyExcluded = "partly_excluded"
  /// Two inputs have the same records.
  case sameFileTwice = "same_file_twice"
  /// Two inputs have the same orders, and all of them count.
  case orderInTwoFiles = "order_in_two_files"
  /// The last file by name is not the newest.
  case fileOrderByName = "file_order_by_name"
  /// Customers' ids that differ only in the way they are written.
  case nearEqualIDs = "near_equal_ids"
  /// Customers' ids that a spreadsheet has rounded.
  case roundedIDs = "rounded_ids"
  /// A customer's id that is a word for nothing.
  case wordForNothing = "word_for_nothing"
  /// A value with a spreadsheet's guard.
  case spreadsheetGuard = "spreadsheet_guard"
  /// The refused values are of one kind, so what is left is not a fair part of all.
  case oneSidedRefusals = "one_sided_refusals"
  /// The last record of a file is cut off.
  case unfinishedFile = "unfinished_file"
  /// The currency is missing on lines of an order that has one.
  case blankCurrency = "blank_currency"
  /// The customer is a column of money.
  case customerIsMoney = "customer_is_money"
  /// Feedback was answered before the day on which it was given.
  case answeredBefore = "answered_before"
  /// An export that the snapshot before counted is gone.
  case inputGone = "input_gone"
}

/// Something in the exports that looks wrong.
public struct Suspicion: Hashable, Sendable {
  /// What stands for all files together, in place of a file's path.
  public static let allFiles = "(total)"

  /// What it is.
  public let kind: SuspicionKind
  /// The file's path, also of one that is gone, or `(total)` where it is about customers, who are in many files.
  public let file: String
  /// How many lines it is about.
  public let lines: Int
  /// The sum of these lines' amounts; nil where the amounts are not known or say nothing.
  public let money: Money?
  /// What one of them says; empty where customers are called by pseudonyms and it would name one.
  public let example: String
  /// What to do.
  public let advice: String

  /// A suspicion with all its parts.
  public init(
    _ kind: SuspicionKind, file: String, lines: Int, money: Money?, example: String, advice: String
  ) {
    self.kind = kind
    self.file = file
    self.lines = lines
    self.money = money
    self.example = example
    self.advice = advice
  }
}

extension Suspicion {
  /// By the bytes of kind and file: the order of the table.
  public static func isInOrder(_ a: Suspicion, _ b: Suspicion) -> Bool {
    if a.kind != b.kind { return a.kind.rawValue.utf8.lexicographicallyPrecedes(b.kind.rawValue.utf8) }
    return a.file.utf8.lexicographicallyPrecedes(b.file.utf8)
  }
}

extension Suspicion: Packed {
  public func pack(into packer: inout Packer) {
    kind.rawValue.pack(into: &packer)
    file.pack(into: &packer)
    lines.pack(into: &packer)
    money.pack(into: &packer)
    example.pack(into: &packer)
    advice.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    guard let kind = SuspicionKind(rawValue: try String(from: &unpacker)) else {
      throw unpacker.damage("a kind of suspicion")
    }
    self.init(
      kind, file: try String(from: &unpacker), lines: try Int(from: &unpacker),
      money: try Money?(from: &unpacker), example: try String(from: &unpacker),
      advice: try String(from: &unpacker))
    guard lines >= 0 else { throw unpacker.damage("how many lines look wrong") }
  }
}
