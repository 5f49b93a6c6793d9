import Base
import Testing

@testable import Intake

/// Findings and facts that were damaged on their way are never believed, and never end the program.
@Suite struct FindingsDamageTests {
  static let duplicates = ChunkTests.duplicates

  private struct Readers {
    var builders: [ReadingBuilder]
    let source: Source
    let names = ["1.csv", "2.csv"]

    /// Two readers with two files, lines of all kinds and a few chunks.
    init(_ duplicates: Source.Duplicates) throws {
      var source = Desk.plain.source
      source.mapping.order = "order"
      source.mapping.product = "product"
      source.mapping.dimensions = [Mapping.Dimension(name: "product", column: "product", level: .line)]
      source.duplicates = duplicates
      source.exclusions = [Exclusion(column: "customer", test: .isOneOf(["x"]))]
      self.source = source
      builders = names.map { _ in ReadingBuilder(source: source, files: ["1.csv", "2.csv"]) }
      let header = ["customer", "day", "amount", "order", "product"]
      let texts = [
        ["a;2026-03-09;1;o1;p\na;2026-03-10;2;o1;q\na;2026-03-09;1;o1;p\n", "x;2026-03-09;1;o3;p\n;;;;\n"],
        ["a;2026-03-11;-300;o1;r\na;2026-03-09;1;o1;p\n", "b;bad;1;o2;p\nb;2026-03-01;5;;a longer name\n"],
      ]
      let reader = ChunkReader(source: source, groups: 2)
      for (file, chunks) in texts.enumerated() {
        for (number, text) in chunks.enumerated() {
          let chunk = try Chunk(
            bytes: Array(text.utf8), header: header, source: source, file: file, number: number)
          builders[file].take(reader.read(chunk))
        }
        builders[file].noteEnd(ofFile: file, chunks: chunks.count)
      }
    }

    func settled() throws -> SettledInput {
      var all = builders[0].findings
      try all.merge(builders[1].findings)
      return try all.settled(source, paths: names, asOf: nil)
    }
  }

  @Test(arguments: duplicates)
  func anyByteThatChangesIsAnError(_ duplicates: Source.Duplicates) throws {
    let readers = try Readers(duplicates)
    for bytes in [
      readers.builders[0].findings.sealed(as: "findings").bytes,
      try readers.settled().sealed(as: "findings").bytes,
    ] {
      for place in bytes.indices {
        for bit: UInt8 in 0..<8 {
          var damaged = bytes
          damaged[place] ^= 1 << bit
          #expect(throws: Damage.self) { try Sealed(damaged, of: "findings") }
        }
      }
    }
  }

  /// Bytes that somebody has changed and sealed anew: they are refused or say something else, and whatever is done
  /// with them ends well or with an error.
  @Test(arguments: duplicates)
  func damageUnderARightSumNeverTraps(_ duplicates: Source.Duplicates) throws {
    let readers = try Readers(duplicates)
    let bytes = readers.builders[0].findings.sealed(as: "findings").content
    var refused = 0
    Self.damage(bytes) { damaged in
      do {
        var findings = try InputFindings(Sealed("findings", damaged))
        for other in [readers.builders[1].findings, readers.builders[0].findings] {
          var merged = findings
          try? merged.merge(other)
        }
        try findings.merge(readers.builders[1].findings)
        let input = try findings.settled(readers.source, paths: readers.names, asOf: nil)
        Self.use(input, readers)
      } catch {
        refused += 1
      }
    }
    #expect(refused > bytes.count)
  }

  @Test(arguments: duplicates)
  func damagedFactsUnderARightSumNeverTrap(_ duplicates: Source.Duplicates) throws {
    let readers = try Readers(duplicates)
    let bytes = try readers.settled().sealed(as: "input").content
    var refused = 0
    Self.damage(bytes) { damaged in
      do { Self.use(try SettledInput(Sealed("input", damaged)), readers) } catch { refused += 1 }
    }
    #expect(refused > bytes.count)
  }

  private static func damage(_ bytes: [UInt8], _ use: ([UInt8]) -> Void) {
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x02, 0x08, 0x40, 0x7F, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] ^= change
        use(damaged)
      }
      use(Array(bytes[..<place]))
    }
    use(bytes + [0])
  }

  private static func use(_ input: SettledInput, _ readers: Readers) {
    _ = input.account.total
    _ = input.known(on: Day(number: 20_000)).account.total
    _ = input.sealed(as: "input")
    for (file, chunks) in input.chunks.enumerated() {
      for chunk in chunks.indices { _ = input.linesBefore(file: file, chunk: chunk) }
    }
    _ = try? Reading(input, readers.builders.map(\.lines))
  }
}
