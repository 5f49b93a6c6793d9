import Foundation
import Fuzzing
import Testbench
import Testing

/// The corpus of `make fuzz`, and what a seeded generator makes of it.
@Suite struct CorpusTests {
  static let corpus = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")

  /// The seeds of a property with their names.
  static func seeds(_ property: Property) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appending(path: property.name).path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      ("\(property.name)/\($0)", Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))))
    }
  }

  @Test(arguments: Property.all.map(\.name))
  func everySeedAndWhatChanceMakesOfIt(name: String) throws {
    let property = try #require(Property.all.first { $0.name == name })
    let seeds = try Self.seeds(property)
    #expect(seeds.count >= 5)
    for seed in seeds {
      #expect(throws: Never.self, "\(seed.name)") { try property.check(seed.bytes) }
    }
    var mutator = Mutator(seed: 20_111_209, seeds: seeds.map(\.bytes))
    for round in 0..<1000 {
      let bytes = mutator.next()
      do throws(Broken) {
        try property.check(bytes)
      } catch {
        Issue.record("round \(round): \(error): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test func everyFolderOfTheCorpusIsOfAProperty() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(folders.sorted() == Property.all.map(\.name).sorted())
  }
}

/// Texts near those of a corpus.
struct Mutator {
  private var random: Testbench.SplitMix64
  private let seeds: [[UInt8]]
  /// What readers look for.
  private static let pieces = [
    "\"", "\"\"", "\n", "\r", "\r\n", ",", ";", " ", "\t", "\0", "\u{FEFF}", "é", ".", "-", "0", "9", ":",
    "[", "]",
    "{", "}", "&a", "*a", "null", "1e9", "99999999999999999999",
  ].map { Array($0.utf8) }

  init(seed: UInt64, seeds: [[UInt8]]) {
    random = Testbench.SplitMix64(seed: seed)
    self.seeds = seeds
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
    switch Int.random(in: 0...4, using: &random) {
    case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3:
      let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
      bytes = Array(bytes[..<place]) + other.dropFirst(Int.random(in: 0...other.count, using: &random))
    default:
      bytes.insert(contentsOf: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)], at: place)
    }
  }
}
