import Foundation
import Testing

/// What two runs must have in common that count the same lines, though they did not read the same ones: a run as of a
/// day and one of exports cut at that day, a run fed with mended rejects and one of the clean exports.
///
/// Everything, byte by byte, apart from the account of the input itself:
/// - `quality` has a row for each file and counts the lines that were read and set aside;
/// - `refusals` names refused records, by file and line, that the other run did not read;
/// - `suspicions` looks at files and at what was refused of them;
/// - `snapshot` names the newest line that was read, also one that does not count;
/// - `reconciliation` repeats the lines read in its identity of that name, but in no other.
enum SameFigures {
  static func expect(_ one: PublishedRun, _ other: PublishedRun) throws {
    #expect(one.tableNames == other.tableNames)
    #expect(
      one.differing(
        from: other, besides: ["quality", "refusals", "suspicions", "snapshot", "reconciliation"]) == [])

    for column in ["accepted", "first_day", "last_day", "revenue"] {
      let ours = try one.table("quality")(column, where: ["file": "(total)"])
      #expect(try other.table("quality")(column, where: ["file": "(total)"]) == ours, "quality.\(column)")
    }
    let identities = try [one, other].map { run in
      try run.table("reconciliation").rows.filter { $0["identity"]?.hasPrefix("lines read") != true }
    }
    #expect(identities[0] == identities[1])
    #expect(!identities[0].isEmpty)
  }
}
