internal import Base

/// Why records of a chunk are refused: of several faults of a record the first in the order of the reasons.
struct RecordFaults {
  private struct Fault {
    let rank: Int
    let place: MappedColumn?
  }

  private static let reasons = Refusal.allCases
  private static let ranks = Dictionary(
    uniqueKeysWithValues: reasons.enumerated().map { ($0.element, $0.offset) })

  /// By row; most records have none.
  private var faults: [Int: Fault] = [:]
  private var isFaulty: [Bool]

  init(count: Int) {
    isFaulty = Array(repeating: false, count: count)
  }

  mutating func note(_ refusal: Refusal, at place: MappedColumn?, row: Int) {
    let rank = Self.ranks[refusal] ?? 0
    if isFaulty[row], let known = faults[row], known.rank <= rank { return }
    isFaulty[row] = true
    faults[row] = Fault(rank: rank, place: place)
  }

  /// The fault that a record is refused for; nil where it has none.
  func first(_ row: Int) -> (refusal: Refusal, place: MappedColumn?)? {
    guard isFaulty[row], let fault = faults[row] else { return nil }
    return (Self.reasons[fault.rank], fault.place)
  }
}
