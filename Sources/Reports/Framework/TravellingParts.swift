public import Base
internal import Ledger

// What one process has counted, for another process that puts it together.
extension Fold {
  /// What several parts add up to: one part of all their customers. Listed tables have no tally and are left out.
  /// - Precondition: There is at least one part.
  public func combined(_ parts: [Part]) -> Part {
    Part(
      history: nil,
      parts: tables.indices.map { index in
        work(of: index)?.total(parts.compactMap { $0.tally(index) })
      })
  }

  /// A part's tallies, each under the name of the table that counts it.
  public func sealed(_ part: Part) -> [Sealed] {
    tables.indices.compactMap { part.tally($0)?.sealed(as: kind(of: $0)) }
  }

  /// A part that was sealed by another process, for the same tables and the same landmarks.
  /// - Throws: `Damage` where a tally is missing, is one of another table, or does not fit the landmarks.
  public func part(_ sealed: [Sealed]) throws(Damage) -> Part {
    let nobody = Worksheet(History.ofNobody(landmarks.facts), landmarks)
    var rest = sealed[...]
    var tallies: [(any Sendable)?] = []
    for index in tables.indices {
      guard let work = work(of: index) else {
        tallies.append(nil)
        continue
      }
      guard let next = rest.popFirst(), next.kind == kind(of: index) else {
        throw Damage("the \(kind(of: index))", at: 0)
      }
      tallies.append(try work.unseal(next, nobody))
    }
    guard rest.isEmpty else { throw Damage("no other tally", at: 0) }
    return Part(history: nil, parts: tallies)
  }

  /// How a counted table is folded; nil of other tables, and where another table counts for it.
  private func work(of table: Int) -> CountedWork? {
    guard counting[table] == table, case .counted(let work) = tables[table].work else { return nil }
    return work
  }

  private func kind(of table: Int) -> String { "tally of \(tables[table].name)" }
}
