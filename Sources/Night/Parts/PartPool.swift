internal import Base
internal import Files

/// Parts that somebody named, in any order. Each says itself what it is.
public struct PartPool: Sendable {
  private var paths: [PartLabel.Kind: [String]] = [:]

  /// - Parameter all: paths; one that is named twice counts once.
  /// - Throws: `NightError` where a file is missing, or no whole part.
  public init(_ all: [String]) throws {
    for path in Set(all).sorted(by: Path.precedes) {
      paths[try PartFile(path).label.kind, default: []].append(path)
    }
  }

  /// The facts.
  /// - Throws: `NightError` where there are none, or several.
  public var facts: String {
    get throws {
      let all = paths[.facts] ?? []
      guard let facts = all.first, all.count == 1 else {
        throw NightError(
          .input,
          all.isEmpty
            ? "no facts are given: `patron part settle` makes them"
            : "\(all.count) facts are given, and a task goes by one: \(all.map(FileError.shown).joined(separator: ", "))"
        )
      }
      return facts
    }
  }

  /// What was found in exports.
  public var accounts: [String] { paths[.account] ?? [] }
  /// Lines of exports.
  public var lines: [String] { paths[.lines] ?? [] }
  /// What only all customers together can tell.
  public var crowds: [String] { paths[.crowd] ?? [] }
  /// What buyers' values come to.
  public var values: [String] { paths[.values] ?? [] }
  /// Tallies of tables.
  public var tallies: [String] { paths[.tallies] ?? [] }
}
