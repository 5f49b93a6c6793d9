internal import Files
internal import FoundationEssentials

/// Publishes a snapshot's tables in a PostgreSQL database, by its client `psql`.
public struct PostgreSQLPublication {
  private let address: PostgreSQLAddress
  private let script: PostgreSQLScript

  /// - Parameters:
  ///   - schema: nil: the pipeline's name.
  ///   - promote: whether an older day may replace a newer one.
  ///   - lockTimeout: how long to wait for others, in seconds.
  /// - Throws: where PostgreSQL cannot have the tables' names.
  public init(
    _ published: PublishedTables, in address: PostgreSQLAddress, schema: String? = nil, promote: Bool = false,
    lockTimeout: Int = Self.usualLockTimeout
  ) throws(DatabaseError) {
    self.address = address
    script = try PostgreSQLScript(published, schema: schema, promote: promote, lockTimeout: lockTimeout)
  }

  /// How long to wait for others where nothing else is asked for, in seconds.
  public static let usualLockTimeout = 60

  /// The whole script, as psql would run it.
  public func printScript(to sink: (String) throws -> Void) throws {
    try script.write(to: sink)
    try sink(script.commit)
  }

  /// Runs the script: all tables are published or none.
  ///
  /// - Throws: `DatabaseError`; what reading the snapshot throws.
  public func run() throws -> DatabaseOutcome {
    let psql: ChildProgram
    do throws(FileError) {
      psql = try ChildProgram(
        "psql", ["-X", "-q", "-w", "-v", "ON_ERROR_STOP=1", "-f", "-", "-d", address.url],
        environment: environment)
    } catch {
      guard error.isMissing else { throw error }
      throw DatabaseError(
        .input, "psql, the client of PostgreSQL, is not installed: apt-get install postgresql-client")
    }
    try script.write { try psql.feed($0) }
    try psql.listen(until: PostgreSQLAnswer.isReady)
    if PostgreSQLAnswer.isReady(psql.output) { try psql.feed(script.commit) }
    let ending = try psql.finish()
    let answer = PostgreSQLAnswer(output: psql.output, complaints: psql.complaints)
    let place = "\(address.url), schema \(script.schema)"
    if answer.isPublished {
      let loaded = Set(answer.loaded)
      return DatabaseOutcome(
        place: place, tables: script.published.tables.count, loaded: loaded.count, isSame: false)
    }
    if answer.isSame {
      return DatabaseOutcome(place: place, tables: script.published.tables.count, loaded: 0, isSame: true)
    }
    throw answer.refusal(of: script) ?? failure(answer, ending)
  }

  private func failure(_ answer: PostgreSQLAnswer, _ ending: ChildProgram.Ending) -> DatabaseError {
    let place = "\(address.url), schema \(script.schema)"
    if let state = answer.sqlState, ["55P03", "40P01", "40001"].contains(state) {
      return DatabaseError(
        .busy,
        "somebody else holds the tables of \(place) (\(answer.words)). Nothing was changed there; try again later, or wait "
          + "longer with --lock-timeout")
    }
    let how =
      switch ending {
      case .exit(let code): "psql ended with \(code)"
      case .signal(let number): "psql was ended by the signal \(number)"
      }
    let words = answer.words.isEmpty ? how : "\(how): \(answer.words)"
    // Whoever loses the connection while the transaction ends cannot know whether it did.
    let isUnsure = answer.wasReady && answer.sqlState == nil
    return DatabaseError(
      .disk,
      "cannot publish in \(place): \(words)\n"
        + (isUnsure
          ? "The database has either all of the tables or none; publishing again finds out"
          : "Nothing was changed there")
    )
  }

  /// The user's own variables, with the password beside them and never among the arguments.
  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    if let password = address.password { environment["PGPASSWORD"] = password }
    // A server that does not answer must not hold a night.
    environment["PGCONNECT_TIMEOUT"] = environment["PGCONNECT_TIMEOUT"] ?? "30"
    environment["PGAPPNAME"] = environment["PGAPPNAME"] ?? "patron"
    return environment
  }
}
