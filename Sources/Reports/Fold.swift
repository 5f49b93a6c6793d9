public import Ledger

/// Counts reports over shards: every shard by itself, in any order and number, then put together.
public struct Fold: Sendable {
  private let reports: [AnyReport]
  private let landmarks: Landmarks

  public init(_ reports: [AnyReport], _ landmarks: Landmarks) {
    self.reports = reports
    self.landmarks = landmarks
  }

  /// What one shard adds up to, by report.
  public struct Part: Sendable {
    fileprivate let tallies: [any Sendable]
  }

  public func tally(_ history: History) -> Part {
    Part(tallies: reports.map { $0.tally(history, landmarks) })
  }

  /// - Precondition: There is at least one part; an empty run has one empty shard.
  public func tables(_ parts: [Part]) -> [Table] {
    reports.indices.map { index in
      reports[index].finish(parts.map { $0.tallies[index] }, landmarks)
    }
  }
}
