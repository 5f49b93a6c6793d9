import Base
import Foundation

@testable import Intake

/// Where exports are handed in: reads texts as a run reads files.
struct Desk {
  var source: Source
  var blockSize = 4 << 20
  /// With one group lines stay in the order of their records.
  var groups = 1
  var readsPlainLines = true
  /// Whether each chunk's reading is kept in bytes and taken back from them.
  var keepsReadings = false
  var asOf: Day?

  /// Columns customer, day and amount, between semicolons so that a comma needs no quotes.
  static var plain: Desk {
    var source = Source(
      files: [], mapping: Mapping(customer: "customer", date: "day", amount: .column("amount")),
      currency: "EUR")
    source.format.delimiter = .semicolon
    return Desk(source: source)
  }

  /// The header of `plain` with these lines under it.
  static func lines(_ lines: String...) -> String { Self.lines(lines) }

  static func lines(_ lines: [String]) -> String {
    (["customer;day;amount"] + lines).joined(separator: "\n") + "\n"
  }

  func read(_ exports: String...) throws -> Handed { try read(exports.map { Array($0.utf8) }) }

  /// Reads the exports as `1.csv`, `2.csv`, …, or by names in the order given.
  func read(_ exports: [[UInt8]], named names: [String]? = nil) throws -> Handed {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-intake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = names ?? exports.indices.map { "\($0 + 1).csv" }
    for (name, export) in zip(names, exports) { try Data(export).write(to: folder.appending(path: name)) }
    return try read(names, in: folder.path)
  }

  func read(_ names: [String], in folder: String) throws -> Handed {
    var chunks = ChunkSequence(files: names, root: folder, source: source, blockSize: blockSize)
    let reader = ChunkReader(source: source, groups: groups, readsPlainLines: readsPlainLines)
    var builder = ReadingBuilder(source: source, files: names)
    var rejects: [RefusedRecords.Reject] = []
    while let chunk = try chunks.next() {
      let reading = reader.read(chunk)
      let taken =
        keepsReadings
        ? try ChunkReading(kept: reading.kept(), file: chunk.file, number: chunk.number) : reading
      let linesBefore = builder.take(taken)
      rejects += taken.rejects.all(after: linesBefore)
    }
    return Handed(reading: try builder.finish(asOf: asOf), rejects: rejects)
  }

  /// The message with which a reading fails.
  func failure(_ exports: String...) -> String? {
    do throws(any Error) {
      _ = try read(exports.map { Array($0.utf8) })
      return nil
    } catch {
      return "\(error)"
    }
  }
}

/// What came of the exports that were handed in.
struct Handed {
  let reading: Reading
  let rejects: [RefusedRecords.Reject]

  /// One accepted or set aside line, as text.
  struct Line: Hashable {
    var customer: String
    var day: String
    var units: Int64
    var order: String?
    var profit: Int64?
    var discount: Int64?
    var product: String?
    var values: [String] = []
  }

  /// Lines in the order of chunks, within a chunk by groups of customers.
  var lines: [Line] {
    reading.chunks.enumerated().flatMap { index, chunk in
      (0..<chunk.count).map { line(of: $0, in: chunk, index) }
    }
  }

  private func line(of index: Int, in chunk: LineColumns, _ number: Int) -> Line {
    func value(_ column: LineColumns.CodedColumn, _ vocabulary: CodedVocabulary) -> String {
      vocabulary.values[Int(vocabulary.codes(ofChunk: number)[Int(column.codes[index])])]
    }
    func text(_ runs: TextRuns, _ run: Int64) -> String {
      String(decoding: runs.bytes(of: UInt32(run)), as: UTF8.self)
    }
    return Line(
      customer: text(chunk.customers, chunk.customer[index]), day: "\(Day(number: Int32(chunk.day[index])))",
      units: chunk.amount[index], order: chunk.order.isEmpty ? nil : text(chunk.orders, chunk.order[index]),
      profit: chunk.profit.isEmpty ? nil : chunk.profit[index],
      discount: chunk.discount.isEmpty ? nil : chunk.discount[index],
      product: chunk.products.codes.isEmpty ? nil : value(chunk.products, reading.products),
      values: zip(chunk.dimensions, reading.dimensions).map { value($0, $1) })
  }

  var total: InputAccount.File { reading.account.total }

  /// `2 bad_amount amount` by reject: physical line, reason, column.
  var refusals: [String] { rejects.map { "\($0.line) \($0.refusal.rawValue) \($0.column)" } }
}
