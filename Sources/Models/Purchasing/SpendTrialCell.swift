/// A buyer as of C, and what they spent afterwards: what a spend model is tried on.
public struct SpendTrialCell: Hashable, Comparable, Sendable {
  /// As of C; by them buyers are put into frequency classes.
  public let repeatDays: Int
  /// As seen from C.
  public let spend: SpendCell
  /// In the holdout: its purchase days with a net above 0, and what they came to.
  public let after: SpendCell

  /// - Parameters:
  ///   - repeatDays: As of C.
  ///   - spend: As seen from C.
  ///   - after: Of the holdout alone.
  public init(repeatDays: Int, _ spend: SpendCell, after: SpendCell) {
    self.repeatDays = repeatDays
    self.spend = spend
    self.after = after
  }

  public static func < (a: SpendTrialCell, b: SpendTrialCell) -> Bool {
    if a.repeatDays != b.repeatDays { return a.repeatDays < b.repeatDays }
    return a.spend == b.spend ? a.after < b.after : a.spend < b.spend
  }
}

extension CountedCells<SpendTrialCell> {
  /// From one cell per buyer, in any order. Complexity: O(n log n).
  public init(_ buyers: [SpendTrialCell]) { self.init(sorting: buyers) }
}
