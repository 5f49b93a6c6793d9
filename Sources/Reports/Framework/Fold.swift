internal import Base
public import Ledger

/// Makes tables from shards: every shard by itself, in any order and number, then put together.
public struct Fold: Sendable {
  let tables: [AnyTable]
  /// By table: the position of the one that counts for it: itself, the first that shares its tally, or the first that lists
  /// buyers in the same order.
  let counting: [Int]
  let landmarks: Landmarks

  /// - Parameters:
  ///   - tables: Those that are wanted, in the order of the result.
  ///   - landmarks: Of all customers, not of one shard.
  public init(_ tables: [AnyTable], _ landmarks: Landmarks) {
    self.tables = tables
    self.landmarks = landmarks
    counting = tables.indices.map { index in
      if tables[index].isListed { return tables.firstIndex(where: \.isListed) ?? index }
      guard let shared = tables[index].sharedTally else { return index }
      return tables.firstIndex { $0.sharedTally == shared } ?? index
    }
  }

  /// What the tables need of one shard.
  public struct Part: Sendable {
    /// Kept only where a listed table is asked for.
    let history: History?
    /// By table: the tally of a counted one, the part of a listed one; nil for a stated one, and where another table
    /// counts for it.
    let parts: [(any Sendable)?]

    /// The tally of a counted table; nil where another table counts for it.
    func tally(_ table: Int) -> (any Portable)? { parts[table] as? any Portable }
  }

  /// Counts one shard for all tables.
  public func tally(_ history: History) -> Part {
    let worksheet = Worksheet(history, landmarks)
    var isListed = false
    let parts: [(any Sendable)?] = tables.indices.map { index in
      switch tables[index].work {
      case .counted(let work): return counting[index] == index ? work.tally(worksheet) : nil
      case .listed(let work):
        isListed = true
        return work.part(worksheet)
      case .stated: return nil
      }
    }
    return Part(history: isListed ? history : nil, parts: parts)
  }

  /// The tables that are put together at a time, by the one that counts for them: those of one group share a tally or the
  /// order of the buyers, and groups have nothing to do with each other.
  public var groups: [[Int]] {
    tables.indices.filter { counting[$0] == $0 }.map { first in
      tables.indices.filter { counting[$0] == first }
    }
  }

  /// The groups of tables with a row for each buyer.
  public var listedGroups: [[Int]] { groups.filter { $0.first.map { tables[$0].isListed } ?? false } }

  /// The tables of one group, each with its position.
  /// - Precondition: There is at least one part; an empty run has one empty shard.
  public func tables(of group: [Int], _ parts: [Part]) -> [(position: Int, table: FinishedTable)] {
    guard let first = group.first else { return [] }
    switch tables[first].work {
    case .counted(let counted):
      let total = counted.total(parts.compactMap { $0.tally(first) })
      return group.compactMap { position in
        guard case .counted(let work) = tables[position].work else { return nil }
        return (position, work.finish(total, landmarks))
      }
    case .listed:
      let listing = parts.filter { $0.history != nil }
      let order = CustomerOrder(listing.compactMap(\.history))
      return group.compactMap { position in
        guard case .listed(let work) = tables[position].work else { return nil }
        return (position, work.finish(order, listing.compactMap { $0.parts[position] }, landmarks))
      }
    case .stated(let finish):
      return [(first, finish(landmarks))]
    }
  }

  /// All tables, in the order they were asked for.
  public func tables(_ parts: [Part]) -> [FinishedTable] {
    Fold.inOrder(groups.map { tables(of: $0, parts) })
  }

  /// The tables of all groups, in the order they were asked for.
  public static func inOrder(_ tables: [[(position: Int, table: FinishedTable)]]) -> [FinishedTable] {
    tables.flatMap(\.self).sorted { $0.position < $1.position }.map(\.table)
  }
}

extension AnyTable {
  var isListed: Bool { if case .listed = work { true } else { false } }

  /// The tally that the table shares with others, if it does.
  var sharedTally: ObjectIdentifier? {
    if case .counted(let work) = work { work.shared } else { nil }
  }
}
