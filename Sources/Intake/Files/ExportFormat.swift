/// How the bytes of an export are to be read. Nothing here is guessed in a run: what the pipeline
/// file does not say has the default named here.
public struct ExportFormat: Hashable, Sendable {
  /// How letters are written as bytes.
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Either end first; the byte order mark at the file's beginning says which.
    case utf16 = "utf-16"
    case gb18030
    case gbk
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"
    case macintosh
  }

  /// What separates the fields of a record.
  public enum Delimiter: String, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case bar = "|"
    case tab

    /// The sign's byte.
    public var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .bar: UInt8(ascii: "|")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }

  /// What ends a record.
  public enum Newline: String, Sendable, CaseIterable {
    /// LF, CR LF or CR, mixed.
    case auto
    /// Only this one; a lone CR, or LF, is then part of its field.
    case lf, crlf, cr
  }

  /// What stands before the digits behind a whole number.
  public enum DecimalSign: String, Sendable, CaseIterable {
    case point = "."
    case comma = ","

    /// The sign's byte.
    public var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  /// The sign between groups of digits; it may stand in a number or not.
  public enum ThousandsSign: String, Sendable, CaseIterable {
    case none = ""
    case comma = ","
    case point = "."
    case blank = " "
    case apostrophe = "'"

    /// The sign's byte; nil where there is none.
    public var byte: UInt8? { rawValue.utf8.first }
  }

  /// How a number below zero is marked.
  public enum Negative: String, Sendable, CaseIterable {
    /// `-30.00`
    case minus
    /// `30.00-`
    case trailingMinus = "trailing_minus"
    /// `(30.00)`
    case parentheses
    /// `30.00 CR`, as a bank's statement marks a credit.
    case credit = "cr"
    /// `30.00 DR`, a debit.
    case debit = "dr"
  }

  /// How many digits stand between two thousands signs.
  public enum Grouping: String, Sendable, CaseIterable {
    /// `123,456,789`
    case three
    /// `12,34,56,789`: three at the end, two in front of them.
    case indian
  }

  /// What takes the meaning away from a quote or a delimiter within a field.
  public enum Escape: String, Sendable, CaseIterable {
    /// A quote is doubled, and nothing else is (RFC 4180).
    case none
    /// A backslash before it.
    case backslash
  }

  /// What a spreadsheet writes around a value so that it is not taken for a number.
  public enum Guards: String, Sendable, CaseIterable {
    /// It is part of the value.
    case none
    /// `="…"` and a leading apostrophe are taken off.
    case spreadsheet
  }

  /// What separates fields.
  public var delimiter = Delimiter.comma
  /// How letters are written.
  public var encoding = Encoding.utf8
  /// What ends a record.
  public var newline = Newline.auto
  /// False: there is no header record, and columns are named by position, `1`, `2`, ….
  public var hasHeader = true
  /// Physical lines before the header that are not read.
  public var skipLines = 0
  /// Runs of blanks separate fields (old fixed exports); the delimiter is not used.
  public var spaceAligned = false
  /// What takes the meaning away from a quote or a delimiter.
  public var escape = Escape.none
  /// Whether a spreadsheet's guards are taken off.
  public var guards = Guards.none
  /// The decimal sign of all numbers.
  public var decimal = DecimalSign.point
  /// The sign between groups of digits of all numbers.
  public var thousands = ThousandsSign.none
  /// How many digits stand between thousands signs.
  public var grouping = Grouping.three
  /// Texts that may stand once before or after a number, such as `$` or `USD`.
  public var signs: [String] = []
  /// How numbers below zero are marked; at most one mark stands at a number.
  public var negatives = [Negative.minus]
  /// Tried in order; the first that fits decides.
  public var dates = [DatePattern.iso]

  /// UTF-8 with commas, a header and ISO dates.
  public init() {}
}
