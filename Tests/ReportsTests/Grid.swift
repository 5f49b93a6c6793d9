import Testing

/// A table's CSV, cell by cell. None of the tests' tables has a quoted field.
struct Grid {
  let columns: [String]
  let rows: [[String]]

  init(_ csv: String) {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    columns = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// One column of all rows.
  func column(_ name: String) throws -> [String] {
    let index = try #require(columns.firstIndex(of: name), "no column \(name)")
    return rows.map { $0[index] }
  }

  /// Some columns of all rows, comma by comma.
  func columns(_ names: String...) throws -> [String] {
    let columns = try names.map { try column($0) }
    return rows.indices.map { row in columns.map { $0[row] }.joined(separator: ",") }
  }
}

extension Workshop {
  func grid(_ name: String, of export: String) throws -> Grid {
    Grid(try #require(try tables(of: export)[name]))
  }
}
