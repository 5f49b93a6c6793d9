public import Base

/// What a pipeline says about its exports: which files, how they are written, what their columns
/// mean and which lines do not count.
public struct Source: Hashable, Sendable {
  /// What happens to a line that repeats an earlier one.
  public enum Duplicates: Hashable, Sendable {
    /// Where an earlier record must be for a record to be its duplicate: identical lines inside one order can be real.
    public enum Reach: String, Sendable, CaseIterable {
      /// Anywhere before it, in the same file too.
      case everywhere
      /// Only in another file.
      case otherFiles = "other_files"
    }

    case keep
    /// A record is left out when all its fields are as in an earlier one.
    case dropIdentical(Reach)
    /// An order in several files counts as in the last of them (`fileOrder`).
    case lastFileWins
  }

  /// What becomes of a value with more digits than the currency has.
  public enum Rounding: String, Sendable, CaseIterable {
    case none
    case halfEven = "half_even"
  }

  /// Globs, relative to the working folder.
  public var files: [String]
  /// How the bytes of the exports are to be read.
  public var format = ExportFormat()
  /// nil: a day is the date that the export shows.
  public var timeZone: ZoneShift?
  /// Which column plays which part.
  public var mapping: Mapping
  /// Columns whose empty cells take the value of the record before in the same file, while the order is the same.
  public var filledDown: [String] = []
  /// A line that meets one of them is left out.
  public var exclusions: [Exclusion] = []
  /// A line that meets one of them has its amount, profit and discount turned round: the export writes them without the
  /// sign that its column says.
  public var negations: [Exclusion] = []
  /// What happens to a line that repeats an earlier one.
  public var duplicates = Duplicates.keep
  /// Where the last file wins: which one is the last.
  public var fileOrder = FileOrder.name
  /// Lines before this day are left out; nil: none are.
  public var dataFrom: Day?
  /// Where it stands which customers were merged; nil: none were.
  public var aliases: Aliases?
  /// What stands there, once it was read.
  public var aliasTable: AliasTable?
  /// A sum over it, for the fingerprint.
  public var aliasDigest: UInt64?
  /// One customer id a line, with a header, for the ladder's prospects.
  public var contacts: String?
  /// A sum over what stands there, once it was read, for the fingerprint.
  public var contactsDigest: UInt64?
  /// The currency of all amounts: lines in another one are refused, where a column says it.
  public var currency: String
  /// Digits of an amount behind the decimal sign, 0 to 6.
  public var decimals: Int
  /// What becomes of a value with more digits than the currency has.
  public var rounding = Rounding.none
  /// Refused records are counted and placed, but what they say is not kept: it may name a customer.
  public var hidesRecords = false

  /// A source that leaves all else at its default.
  public init(files: [String], mapping: Mapping, currency: String = "", decimals: Int = 2) {
    self.files = files
    self.mapping = mapping
    self.currency = currency
    self.decimals = decimals
  }
}
