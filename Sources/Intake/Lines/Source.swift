public import Base

/// What a pipeline says about its exports: which files, how they are written, what their columns
/// mean and which lines do not count.
public struct Source: Hashable, Sendable {
  /// What becomes of a line that an earlier line already told.
  public enum Duplicates: Hashable, Sendable {
    /// Where a record counts as told already: identical lines inside one order can be real.
    public enum Reach: String, Sendable, CaseIterable {
      /// Wherever it stood before, in the same file too.
      case everywhere
      /// Only when it came first in another file.
      case otherFiles = "other_files"
    }

    case keep
    /// A record is left out when all its fields are as in an earlier one.
    case dropIdentical(Reach)
    /// An order in several files counts as in the last of them by name.
    case lastFileWins
  }

  /// What becomes of a value with more digits than the currency has.
  public enum Rounding: String, Sendable, CaseIterable {
    case none
    case halfEven = "half_even"
  }

  /// Globs, relative to the working folder.
  public var files: [String]
  public var format = ExportFormat()
  public var mapping: Mapping
  public var exclusions: [Exclusion] = []
  public var duplicates = Duplicates.keep
  public var dataFrom: Day?
  /// One customer id a line, with a header, for the ladder's prospects.
  public var contacts: String?
  public var currency: String
  /// Digits of an amount behind the decimal sign, 0 to 6.
  public var decimals: Int
  public var rounding = Rounding.none
  /// Refused records are counted and placed, but what they say is not kept: it may name a customer.
  public var hidesRecords = false

  public init(files: [String], mapping: Mapping, currency: String = "", decimals: Int = 2) {
    self.files = files
    self.mapping = mapping
    self.currency = currency
    self.decimals = decimals
  }
}
