internal import ArgumentParser
internal import Base
internal import Databases
internal import Files
internal import Night

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish the tables of a snapshot in a database: all of them or none.",
    discussion: """
      DATABASE is postgresql://user@host/database (PostgreSQL 15 or later, by its client psql) or sqlite:FILE (one file, which \
      is replaced). A password is best given by PGPASSFILE or a service; one in the URL is handed on out of sight. The same \
      snapshot again does nothing.
      """)

  @Argument(help: "The snapshot's folder, or a link to it such as out/retail/latest.")
  var snapshot: String

  @Argument(help: "Where to: postgresql://user@host/database or sqlite:FILE.")
  var database: String

  @Option(help: "PostgreSQL's schema. Default: the pipeline's name.")
  var schema: String?

  @Flag(help: "Replace a snapshot of a later day too.")
  var promote = false

  @Option(help: "How many seconds to wait for others who hold PostgreSQL's tables.")
  var lockTimeout = PostgreSQLPublication.usualLockTimeout

  @Flag(help: "Print the statements and publish nothing.")
  var print = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if !(1...86_400).contains(lockTimeout) {
      throw ValidationError("--lock-timeout must be between 1 and 86400 seconds, not \(lockTimeout)")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let address = try DatabaseAddress(database)
      if schema != nil, case .sqlite = address {
        throw ValidationError("--schema is for PostgreSQL: a file of SQLite has no schemas")
      }
      let tables: PublishedTables
      do {
        tables = try PublishedTables(ofSnapshot: snapshot)
      } catch {
        throw Failure(readingAny: error)
      }
      let publication = try DatabasePublication(
        tables, in: address, schema: schema, promote: promote, lockTimeout: lockTimeout)
      if print {
        let output = try OutputFile.standardOutput()
        try publication.printScript { try output.write($0) }
        return try output.close()
      }
      let outcome = try publication.run()
      Log(isQuiet: quiet).say(outcome.words(tables), "publish")
    }
  }
}
