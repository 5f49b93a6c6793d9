internal import CSV

/// The customers of a chunk's lines that may belong to a sample: one run for the lines of one customer that stand together.
/// Only few of them belong to the sample of the whole input, so their ids are not made before that is known.
struct CustomerRuns: Sendable {
  /// The lines of one customer that stand together.
  struct Run: Sendable {
    /// The id's key (`DraftTexts`).
    let key: UInt64
    /// The number of the id's folded form (`IDFolding`).
    let fold: UInt64
    var lines = 0
    /// Wraps around where it does not fit; then the input is refused (`Magnitudes`).
    var units: Int64 = 0
  }

  private(set) var runs = SampleCandidates<Run>()
  /// The longer ids: that of a key which is a place, counted from 1.
  private let longer: TextList

  init(_ texts: DraftTexts = DraftTexts(rows: 0)) {
    longer = texts.longerTexts
  }

  @inline(__always)
  mutating func note(_ run: Run, _ bounds: SampleBounds) { runs.note(run.fold, upTo: bounds.customers, run) }

  /// The id of a run.
  func id(of run: Run) -> [UInt8] {
    ShortText.isPlace(run.key) ? Array(longer.bytes(of: Int(run.key) - 1)) : ShortText.bytes(of: run.key)
  }
}
