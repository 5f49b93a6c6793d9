/// Publishes a snapshot's tables where an address says.
public struct DatabasePublication {
  private enum Way {
    case postgreSQL(PostgreSQLPublication)
    case sqlite(SQLitePublication)
  }

  private let way: Way

  /// - Parameters:
  ///   - schema: of PostgreSQL; nil: the pipeline's name.
  ///   - promote: whether an older day may replace a newer one.
  ///   - lockTimeout: how long to wait for others, in seconds.
  /// - Throws: where the database cannot have the tables' names.
  public init(
    _ published: PublishedTables, in address: DatabaseAddress, schema: String? = nil, promote: Bool = false,
    lockTimeout: Int = PostgreSQLPublication.usualLockTimeout
  ) throws(DatabaseError) {
    switch address {
    case .postgreSQL(let address):
      way = .postgreSQL(
        try PostgreSQLPublication(
          published, in: address, schema: schema, promote: promote, lockTimeout: lockTimeout))
    case .sqlite(let path):
      way = .sqlite(try SQLitePublication(published, in: path, promote: promote))
    }
  }

  /// All statements, piece by piece.
  public func printScript(to sink: (String) throws -> Void) throws {
    switch way {
    case .postgreSQL(let publication): try publication.printScript(to: sink)
    case .sqlite(let publication): try publication.printScript(to: sink)
    }
  }

  /// Publishes all tables or none.
  ///
  /// - Throws: `DatabaseError`; what reading the snapshot throws.
  public func run() throws -> DatabaseOutcome {
    switch way {
    case .postgreSQL(let publication): try publication.run()
    case .sqlite(let publication): try publication.run()
    }
  }
}
