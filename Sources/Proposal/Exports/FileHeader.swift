/// One file's header, and where the columns looked at stand in it.
struct FileHeader: Sendable {
  let names: [String]
  /// By column.
  let fields: [Int]

  /// Of a file without a header: the columns are its positions.
  init(_ positions: [String]) {
    names = positions
    fields = Array(positions.indices)
  }

  /// By column, its field in a header that has all of their names; where names repeat, by their turn.
  init(_ names: [String], columns: [String]) {
    self.names = names
    var taken: Set<Int> = []
    fields = columns.indices.map { column in
      let field = names.indices.first { names[$0] == columns[column] && !taken.contains($0) } ?? column
      taken.insert(field)
      return field
    }
  }
}
