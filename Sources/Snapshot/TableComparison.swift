/// Compares two tables of one name row by row, matched by their keys.
///
/// A table in the order of its keys' bytes is compared as both sides stream by, however long it is. Of
/// another, the earlier side is held in memory: it is in an order of its own, and short.
struct TableComparison {
  private var before: StoredTable
  private var after: StoredTable
  private let key: RowKey
  private let keyBefore: [Int]
  private let keyAfter: [Int]
  /// Columns of both sides that are not of the key, in the later table's order.
  private let shared: [(name: String, before: Int, after: Int)]

  /// - Returns: nil where a side lacks a column of the key, so that rows cannot be matched.
  init?(_ before: StoredTable, _ after: StoredTable, by key: RowKey) {
    self.before = before
    self.after = after
    self.key = key
    keyBefore = key.columns.compactMap(before.position)
    keyAfter = key.columns.compactMap(after.position)
    guard keyBefore.count == key.columns.count, keyAfter.count == key.columns.count else { return nil }
    shared = after.columns.enumerated().compactMap { place, name in
      guard !key.columns.contains(name), let old = before.position(of: name) else { return nil }
      return (name, old, place)
    }
  }

  /// A row of either side, or of both.
  struct Pair {
    var key: [ArraySlice<UInt8>]
    var before: StoredTable.Row?
    var after: StoredTable.Row?
  }

  /// All rows of both sides: those of the earlier one that are gone come last, unless both are in order.
  consuming func forEachPair(_ visit: (Pair) throws -> Void) throws {
    if key.isInByteOrder { try merge(visit) } else { try look(visit) }
  }

  /// The cells of a row that differ.
  func changes(of pair: Pair) -> [Change] {
    let key = pair.key.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " / ")
    guard let old = pair.before else { return [.only(.after, "(row)", key: key, of: after.name)] }
    guard let new = pair.after else { return [.only(.before, "(row)", key: key, of: after.name)] }
    return shared.compactMap { name, before, after in
      guard old[before] != new[after] else { return nil }
      return Change(
        table: self.after.name, key: key, column: name, before: old.text(before), after: new.text(after))
    }
  }

  /// Columns that only one side has.
  var columnChanges: [Change] {
    before.columns.filter { !after.columns.contains($0) }
      .map { .only(.before, "(column) \($0)", of: after.name) }
      + after.columns.filter { !before.columns.contains($0) }
      .map { .only(.after, "(column) \($0)", of: after.name) }
  }

  private consuming func merge(_ visit: (Pair) throws -> Void) throws {
    var old = try before.nextRow()
    var new = try after.nextRow()
    while true {
      let oldKey = old.map { row in keyBefore.map { row[$0] } }
      let newKey = new.map { row in keyAfter.map { row[$0] } }
      switch (oldKey, newKey) {
      case (nil, nil): return
      case (let key?, nil):
        try visit(Pair(key: key, before: old))
        old = try before.nextRow()
      case (nil, let key?):
        try visit(Pair(key: key, after: new))
        new = try after.nextRow()
      case (let a?, let b?):
        let oldIsFirst = Self.precedes(a, b)
        let newIsFirst = Self.precedes(b, a)
        try visit(
          Pair(key: newIsFirst ? b : a, before: newIsFirst ? nil : old, after: oldIsFirst ? nil : new))
        if !newIsFirst { old = try before.nextRow() }
        if !oldIsFirst { new = try after.nextRow() }
      }
    }
  }

  private static func precedes(_ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>]) -> Bool {
    for (one, other) in zip(a, b) where one != other { return one.lexicographicallyPrecedes(other) }
    return false
  }

  /// Rows of a key that stands twice are matched in their order, so that none is lost.
  private consuming func look(_ visit: (Pair) throws -> Void) throws {
    var rows: [StoredTable.Row?] = []
    var places: [[ArraySlice<UInt8>]: [Int]] = [:]
    while let row = try before.nextRow() {
      places[keyBefore.map { row[$0] }, default: []].append(rows.count)
      rows.append(row)
    }
    for key in places.keys { places[key]?.reverse() }
    while let row = try after.nextRow() {
      let key = keyAfter.map { row[$0] }
      let place = places[key]?.popLast()
      try visit(Pair(key: key, before: place.flatMap { rows[$0] }, after: row))
      if let place { rows[place] = nil }
    }
    for case let row? in rows { try visit(Pair(key: keyBefore.map { row[$0] }, before: row)) }
  }
}
