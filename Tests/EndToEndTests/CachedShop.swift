import Foundation
import Glibc
import Testing

/// A shop whose readings are kept, and the same shop without (`plain.yml`): what one publishes the other must too.
///
/// Exports can be forged: their bytes change, and nothing by which a cache could know. So it shows whether an
/// export was read or what was kept of it.
struct CachedShop {
  let place: Workplace

  static let key = "  cache: kept\n"
  static let source = Shop.pipeline.replacing("  dimensions", with: key + "  dimensions")

  /// Exports `data/1.csv`, `data/2.csv`, ….
  init(exports: Int = 3, lines: Int = 40) throws {
    place = try Workplace()
    try settle(Self.source)
    for number in 1...exports { try write("data/\(number).csv", Self.export(number, lines: lines)) }
  }

  /// Good lines and bad, with what is hard to read in both.
  static func export(_ number: Int, lines: Int) -> String {
    let rows = (1...lines).map { line in
      let day = "2025-0\(1 + line % 6)-\(10 + (line + number) % 19)"
      let customer = ["anna", "bert & company", "\"carl\nthe first\"", "", "é漢"][line % 5] + "\(line % 7)"
      let amount = line % 11 == 0 ? "1x.00" : "\(line % 90 + 10).00"
      return
        "o\(number)-\(line),\(day),\(line % 5 == 3 ? "" : customer),\(["north", "south"][line % 2]),\(amount)\n"
    }
    return "order,day,customer,region,amount\n" + rows.joined()
      + "last,2025-06-30,forged,south,77.00\n"
  }

  /// Puts the pipeline down, with its cache and without.
  func settle(_ pipeline: String) throws {
    try place.write("shop.yml", pipeline)
    try place.write("plain.yml", pipeline.replacing(Self.key, with: ""))
  }

  /// An export that was last changed an hour ago: one that was changed just now is not kept.
  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    try place.write(name, bytes)
    let anHourAgo: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSinceNow: -3600)]
    try FileManager.default.setAttributes(anHourAgo, ofItemAtPath: place(name))
  }

  /// Other bytes in place of some in an export that stays the same by size, time of change and inode.
  func forge(_ name: String, _ old: String = "forged,south,77.00", _ new: String = "forged,south,99.00")
    throws
  {
    let before = try status(name)
    let text = String(decoding: try place.bytes(name), as: UTF8.self)
    let forged = text.replacing(old, with: new)
    try #require(forged != text && forged.utf8.count == text.utf8.count)
    let file = try #require(FileHandle(forUpdatingAtPath: place(name)))
    try file.write(contentsOf: Data(forged.utf8))
    try file.close()
    try setTime(name, like: before)
    let after = try status(name)
    try #require(after.st_ino == before.st_ino && after.st_size == before.st_size)
    try #require(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
  }

  func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat(place(name), &status) == 0, "\(name)")
    return status
  }

  func setTime(_ name: String, like status: stat) throws {
    try #require(utimensat(AT_FDCWD, place(name), [status.st_atim, status.st_mtim], 0) == 0)
  }

  /// All that a run publishes into an empty folder, and the name it is published under.
  func published(
    _ file: String = "shop.yml", _ arguments: [String] = [], by program: Program = .debug, warns: Bool = false
  ) throws -> [String: Data] {
    try? FileManager.default.removeItem(atPath: place("out"))
    let outcome = try program.run(["run", file] + arguments, in: place.path)
    try #require(outcome.code == 0, "\(outcome.words)")
    // That the order `last` stands in each export looks wrong, and is no warning of the cache's.
    let words = outcome.words.replacing("warning: looks wrong", with: "")
    #expect(words.contains("warning") == warns, "\(outcome.words)")
    var files = try place.published("shop")
    files["latest"] = Data(try #require(place.latest()).utf8)
    return files
  }

  /// The kept readings by name.
  func entries() throws -> [String: Data] {
    let names = try place.names(in: "kept")
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try place.bytes("kept/" + $0)) })
  }

  func put(_ entries: [String: Data]) throws {
    try? FileManager.default.removeItem(atPath: place("kept"))
    for (name, bytes) in entries { try place.write("kept/" + name, bytes) }
  }

  /// A shell's words as a program.
  func script(_ words: String) throws -> Program {
    try place.write("script", "#!/bin/sh\n\(words)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place("script"))
    return Program(path: place("script"))
  }
}
