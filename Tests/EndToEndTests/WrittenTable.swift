import Foundation
import Testing

/// A table as it was written, read by the rules of RFC 4180 and nothing of ours.
struct WrittenTable: Sendable {
  let header: [String]
  let rows: [[String: String]]

  init(_ data: Data) throws {
    var records = WrittenTable.records(Array(data))
    try #require(!records.isEmpty, "not even a header")
    let header = records.removeFirst()
    for record in records {
      try #require(record.count == header.count, "a row of another length: \(record)")
    }
    self.header = header
    rows = records.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// A field of the one row that fits.
  func callAsFunction(_ column: String, where key: KeyValuePairs<String, String> = [:]) throws -> String {
    let row = try #require(only(key), "not one row with \(key)")
    return try #require(row[column], "no column \(column); there are \(header)")
  }

  func rows(where key: KeyValuePairs<String, String>) -> [[String: String]] {
    rows.filter { row in key.allSatisfy { row[$0.key] == $0.value } }
  }

  /// A column of the rows that fit, in their order.
  func column(_ column: String, where key: KeyValuePairs<String, String> = [:]) throws -> [String] {
    try rows(where: key).map { try #require($0[column], "no column \(column); there are \(header)") }
  }

  func total(_ column: String, where key: KeyValuePairs<String, String> = [:]) throws -> Decimal {
    try self.column(column, where: key).reduce(into: Decimal(0)) { sum, text in
      sum += try #require(Decimal(string: text), "\(column) is no number: \(text)")
    }
  }

  private func only(_ key: KeyValuePairs<String, String>) -> [String: String]? {
    let rows = rows(where: key)
    return rows.count == 1 ? rows[0] : nil
  }

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, position < bytes.count, bytes[position] == byte {
          field.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(record + [String(decoding: field, as: UTF8.self)])
        record = []
        field = []
      default:
        field.append(byte)
      }
    }
    return records
  }
}
