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
    let worksheet = Worksheet(history, landmarks)
    return Part(
      tallies: reports.indices.map { index in
        counting[index] == index ? reports[index].tally(worksheet) : nil
      })
  }

  /// The reports whose tallies are put together at a time, by what counts for them: those of one group share it, and groups
  /// have nothing to do with each other.
  public var groups: [[Int]] {
    reports.indices.filter { counting[$0] == $0 }.map { first in
      reports.indices.filter { counting[$0] == first }
    }
  }

  /// The tables of one group of reports, each at its report's position.
  /// - Precondition: There is at least one part; an empty run has one empty shard.
  public func tables(of group: [Int], _ parts: [Part]) -> [(position: Int, table: Table)] {
    guard let first = group.first else { return [] }
    let total = reports[first].total(parts.compactMap { $0.tallies[first] })
    return group.map { ($0, reports[$0].finish(total, landmarks)) }
  }

  /// All tables, in the order of the reports.
  public func tables(_ parts: [Part]) -> [Table] {
    Fold.inOrder(groups.map { tables(of: $0, parts) })
  }

  /// The tables of all groups, in the order of the reports.
  public static func inOrder(_ tables: [[(position: Int, table: Table)]]) -> [Table] {
    tables.flatMap(\.self).sorted { $0.position < $1.position }.map(\.table)
  }
}
