public import Ledger

/// Counts reports over shards: every shard by itself, in any order and number, then put together.
public struct Fold: Sendable {
  private let reports: [AnyReport]
  /// By report: the position of the one that counts for it: itself, or the first that shares its tally.
  private let counting: [Int]
  private let landmarks: Landmarks

  public init(_ reports: [AnyReport], _ landmarks: Landmarks) {
    self.reports = reports
    self.landmarks = landmarks
    counting = reports.indices.map { index in
      guard let shared = reports[index].shared else { return index }
      return reports.firstIndex { $0.shared == shared } ?? index
    }
  }

  /// What one shard adds up to, by report; nil where another report counts for it.
  public struct Part: Sendable {
    fileprivate let tallies: [(any Sendable)?]
  }

  public func tally(_ history: History) -> Part {
    Part(
      tallies: reports.indices.map { index in
        counting[index] == index ? reports[index].tally(history, landmarks) : nil
      })
  }

  /// - Precondition: There is at least one part; an empty run has one empty shard.
  public func tables(_ parts: [Part]) -> [Table] {
    let totals = reports.indices.map { index in
      counting[index] == index ? reports[index].total(parts.compactMap { $0.tallies[index] }) : nil
    }
    return reports.indices.map { index in
      guard let total = totals[counting[index]] else { preconditionFailure("a report that nobody counts") }
      return reports[index].finish(total, landmarks)
    }
  }
}
