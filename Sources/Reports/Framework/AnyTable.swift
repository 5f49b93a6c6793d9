internal import Base
internal import Ledger

/// A table of any kind, so that tables of different kinds stand in one list.
public struct AnyTable: Sendable {
  /// The reference and the columns.
  public let description: TableDescription
  let work: Work

  /// How a run makes the table.
  enum Work: Sendable {
    case counted(CountedWork)
    case listed(ListedWork)
    case stated(@Sendable (Landmarks) -> FinishedTable)
  }

  /// A table that is folded over shards.
  public init<T: Counted>(_ type: T.Type) {
    description = TableDescription(type)
    work = .counted(CountedWork(type))
  }

  /// A table with one row per buyer.
  public init<T: Listed>(_ type: T.Type) {
    description = TableDescription(type)
    work = .listed(ListedWork(type))
  }

  /// A table made of premises.
  public init<T: Stated>(_ type: T.Type) where T.Given == Premises {
    description = TableDescription(type)
    let table = T()
    work = .stated { landmarks in
      let rows = table.rows(landmarks.premises)
      return FinishedTable(
        type, rows: rows, names: PipelineNames(landmarks), postings: table.postings(rows),
        wish: T.missing(from: landmarks), remark: T.remark(on: landmarks))
    }
  }

  /// A table made of the landmarks.
  public init<T: Stated>(_ type: T.Type) where T.Given == Landmarks {
    description = TableDescription(type)
    let table = T()
    work = .stated { landmarks in
      let rows = table.rows(landmarks)
      return FinishedTable(
        type, rows: rows, names: PipelineNames(landmarks), postings: table.postings(rows),
        wish: T.missing(from: landmarks), remark: T.remark(on: landmarks))
    }
  }

  /// What a reader is told of the table.
  public var reference: Reference { description.reference }
  /// The table's name in snake case.
  public var name: String { reference.name }
}

/// How a counted table is folded, without its types.
struct CountedWork: Sendable {
  /// Tables that name the same shared tally are counted once; see `SharedTally`.
  let shared: ObjectIdentifier?
  let tally: @Sendable (Worksheet) -> any Portable
  /// What all shards' tallies add up to.
  let total: @Sendable ([any Portable]) -> any Portable
  /// Takes back a tally that another process has sealed.
  /// - Parameter nobody: The worksheet of no customers for the same landmarks.
  let unseal: @Sendable (Sealed, _ nobody: Worksheet) throws(Damage) -> any Portable
  let finish: @Sendable (any Portable, Landmarks) -> FinishedTable

  init<T: Counted>(_ type: T.Type) {
    let table = T()
    shared = (T.Tally.self as? any SharedTally.Type).map { ObjectIdentifier($0) }
    tally = { table.tally($0) }
    total = { tallies in
      let total = tallies.map { Self.own($0, of: T.self) }.combined { $0.merge($1) }
      guard let total else { preconditionFailure("no shard") }
      return total
    }
    unseal = { (sealed, nobody) throws(Damage) in try T.Tally(sealed, like: table.tally(nobody)) }
    finish = { total, landmarks in
      let rows = table.rows(Self.own(total, of: T.self), landmarks)
      return FinishedTable(
        type, rows: rows, names: PipelineNames(landmarks), postings: table.postings(rows, landmarks),
        wish: T.missing(from: landmarks), remark: T.remark(on: landmarks))
    }
  }

  private static func own<T: Counted>(_ tally: any Portable, of table: T.Type) -> T.Tally {
    guard let tally = tally as? T.Tally else { preconditionFailure("a tally of another table") }
    return tally
  }
}

/// How a listed table is made, without its types.
struct ListedWork: Sendable {
  let part: @Sendable (Worksheet) -> any Sendable
  /// The table over some shards.
  /// - Parameter parts: By shard of the order, what `part` has noted of it.
  let finish: @Sendable (_ order: CustomerOrder, _ parts: [any Sendable], Landmarks) -> FinishedTable

  init<T: Listed>(_ type: T.Type) {
    let table = T()
    part = { table.part($0) }
    finish = { order, parts, landmarks in
      let parts = parts.map { part in
        guard let part = part as? T.Part else { preconditionFailure("a part of another table") }
        return part
      }
      return FinishedTable(ListedRows(table, order, parts, landmarks), landmarks)
    }
  }
}
