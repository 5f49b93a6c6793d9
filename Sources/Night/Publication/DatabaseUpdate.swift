internal import Base
internal import Databases
internal import Files
public import Pipeline
public import Snapshot

/// Publishes the snapshot that `latest` leads to in the databases that the pipeline names, at the end of a run.
///
/// It is done after each run, also where the run had nothing new: a database that could not be reached the night before gets
/// its tables then.
public struct DatabaseUpdate {
  private let store: Store
  private let pipeline: Pipeline
  private let root: String
  private let promote: Bool
  private let log: Log

  /// - Parameters:
  ///   - store: where the pipeline's snapshots are.
  ///   - root: the folder that files of SQLite are relative to.
  ///   - promote: whether an older day may replace a newer one.
  public init(of store: Store, _ pipeline: Pipeline, root: String, promote: Bool, _ log: Log) {
    self.store = store
    self.pipeline = pipeline
    self.root = root
    self.promote = promote || pipeline.gates.mayGoBack
    self.log = log
  }

  /// Publishes in all databases, also where one of them fails.
  ///
  /// - Throws: `NightError` where one of them failed; `latest` and the others stand.
  public func run() throws {
    let addresses = pipeline.output.publish
    guard !addresses.isEmpty, let latest = try store.latest() else { return }
    let tables = try PublishedTables(ofSnapshot: latest.folder)
    var failures: [(kind: NightError.Kind, words: String)] = []
    for address in addresses {
      do {
        let outcome = try DatabasePublication(tables, in: address.below(root), promote: promote).run()
        log.say(
          outcome.words(tables), "publish",
          [
            "database": .text(outcome.place), "tables": .whole(outcome.tables),
            "loaded": .whole(outcome.loaded),
            "up_to_date": .flag(outcome.isSame),
          ])
      } catch {
        let isBusy = (error as? DatabaseError)?.kind == .busy
        failures.append(
          (
            isBusy ? .busy : .database,
            "\(error)\n  To publish again: patron publish \(Path.join(store.folder, "latest").inShell) "
              + address.below(root).description.inShell
          ))
      }
    }
    if failures.isEmpty { return }
    throw NightError(
      failures.allSatisfy { $0.kind == .busy } ? .busy : .database,
      "the snapshot is published and latest leads to \(latest.name), but not in every database:\n  "
        + failures.map(\.words).joined(separator: "\n  "))
  }
}

extension DatabaseAddress {
  /// The same, a file's path taken from a folder.
  fileprivate func below(_ root: String) -> DatabaseAddress {
    switch self {
    case .postgreSQL: self
    case .sqlite(let path): .sqlite(path: Path.join(root, path))
    }
  }
}

extension String {
  /// As a shell takes it for one word.
  fileprivate var inShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        byte.isLetterOrDigit || "-_./:@=,%+".utf8.contains(byte)
      }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
