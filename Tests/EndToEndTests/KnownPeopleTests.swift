import Crypto
import Foundation
import Testing

/// Files beside the exports that say who is who: customers that were merged, and people who are known.
@Suite struct KnownPeopleTests {
  private static let key = "a key of more than sixteen bytes"
  private static let keys = """
      aliases: {files: [merged.csv], columns: {old: old, new: id}}
      contacts: people.csv

    """
  private static let privacy = "privacy: {customer_ids: hmac, key_file: key}\n"

  private func open(_ more: String = "") throws -> Workplace {
    let place = try Workplace()
    try place.write("shop.yml", Shop.pipeline + Self.keys + more)
    try place.write("data/a.csv", Shop.export)
    try place.write("merged.csv", "old,id\nbert,anna\n")
    try place.write("people.csv", "id\nanna\nbert\ndora\n")
    try place.write("key", Self.key)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place("key"))
    return place
  }

  private func pseudonym(_ id: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(id.utf8), using: SymmetricKey(data: Data(Self.key.utf8)))
      .map { String(format: "%02x", $0) }.joined()
  }

  /// The pseudonym is that of the id that counts, and no table has another id of a person.
  @Test func mergedCustomersHaveOnePseudonym() throws {
    let plain = try open()
    let hidden = try open(Self.privacy)
    for place in [plain, hidden] { #expect(try place.run("run", "shop.yml").code == 0) }
    let customers = try hidden.table("customers")
    #expect(Set(try customers.column("customer_id")) == [pseudonym("anna"), pseudonym("carl")])
    #expect(try customers("revenue", where: ["customer_id": pseudonym("anna")]) == "32.75")
    #expect(try plain.table("customers")("revenue", where: ["customer_id": "anna"]) == "32.75")
    // Dora is known and never bought; Bert is Anna.
    for place in [plain, hidden] {
      #expect(try place.table("ladder")("customers", where: ["rung": "prospect"]) == "1")
    }
    for (path, bytes) in try hidden.published("shop") {
      let text = String(decoding: bytes, as: UTF8.self)
      for id in ["anna", "bert", "dora"] { #expect(!text.contains(id), "\(path)") }
    }
  }

  @Test func otherPeopleMakeAnotherSnapshot() throws {
    for keys in ["", Self.privacy] {
      let place = try open(keys)
      var snapshots = [try snapshot(place)]
      #expect(try snapshot(place) == snapshots[0])
      try place.write("people.csv", "id\nanna\nbert\nemil\n")
      snapshots.append(try snapshot(place))
      try place.write("merged.csv", "old,id\nbert,carl\n")
      snapshots.append(try snapshot(place))
      #expect(Set(snapshots).count == 3)
    }
  }

  private func snapshot(_ place: Workplace) throws -> String {
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0, "\(outcome.words)")
    return try #require(place.latest())
  }

  /// What is said of them names places only, where ids are secret.
  @Test(arguments: [
    "old,id\nbert,anna\nanna,bert\n", "old,id\nbert,anna\nbert,carl\n", "old,id\nbert,anna,x\n",
  ])
  func secretIdsAreNotInMessages(_ aliases: String) throws {
    for (keys, isSaid) in [("", true), (Self.privacy, false)] {
      let place = try open(keys)
      try place.write("merged.csv", aliases)
      let outcome = try place.run("run", "shop.yml")
      #expect(outcome.code == 65)
      #expect(outcome.words.contains("merged.csv:"))
      #expect(outcome.words.contains("bert") == isSaid, "\(outcome.words)")
    }
  }

  /// Written as the exports are: with as many lines before the header, or with Excel's first line.
  @Test(arguments: [
    ("sep=;\n", ""), ("A report\n\n", ", skip_lines: 2"), ("sep=;\nA report\n", ", skip_lines: 2"),
  ])
  func linesBeforeTheHeader(_ head: String, _ keys: String) throws {
    let place = try Workplace()
    try place.write(
      "shop.yml",
      """
      pipeline: shop
      source:
        files: [a.csv]
        format: {delimiter: ";"\(keys)}
        columns: {customer: who, date: day, amount: paid}
        aliases: {files: [merged.csv], columns: {old: old, new: id}}

      """)
    try place.write("a.csv", head + "who;day;paid\nanna;2025-01-10;5.00\nbert;2025-02-10;6.00\n")
    try place.write("merged.csv", head + "old;id\nbert;anna\n")
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0, "\(outcome.words)")
    #expect(try place.table("headline")("customers") == "1")
    // Places are those of the file.
    try place.write("merged.csv", head + "old;id\nbert;\n")
    let line = head.count { $0 == "\n" } + 2
    #expect(try place.run("run", "shop.yml").words.contains("merged.csv:\(line): id is empty"))
  }
}
