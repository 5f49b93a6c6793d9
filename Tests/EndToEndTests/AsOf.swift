import Foundation
import Testing

/// What a run as of a day and a run on an export cut at that day must have in common.
///
/// Apart from the account of the input, everything: `quality` counts the lines set aside (lines, after_as_of),
/// `refusals` and `rejects.csv` may name refused records behind the cut and their line numbers, and
/// `reconciliation` repeats the lines read in its identity of that name.
enum AsOf {
  static func expectSame(_ asOf: PublishedRun, _ cut: PublishedRun) throws {
    #expect(asOf.tableNames == cut.tableNames)
    #expect(asOf.differing(from: cut, besides: ["quality", "refusals", "reconciliation"]) == [])

    for column in ["accepted", "first_day", "last_day", "revenue"] {
      let ours = try asOf.table("quality")(column, where: ["file": "(total)"])
      #expect(try cut.table("quality")(column, where: ["file": "(total)"]) == ours, "quality.\(column)")
    }
    let identities = try [asOf, cut].map { run in
      try run.table("reconciliation").rows.filter { $0["identity"]?.hasPrefix("lines read") != true }
    }
    #expect(identities[0] == identities[1])
    #expect(!identities[0].isEmpty)
  }
}
