/// What a reader is told of a table, and what programs may rely on.
public struct Reference: Sendable {
  /// The table's name in snake case; its file is `tables/<name>.csv`.
  public let name: String
  /// What the table answers, in the words of who asks.
  public let question: String
  /// What one row is, and the order of rows.
  public let grain: String
  /// The columns that together name a row: no two rows have the same values in them. Empty where there is only one row.
  public let key: [String]
  /// In which order the rows come.
  public let order: RowOrder
  /// Columns whose values name rows of other tables.
  public let foreignKeys: [ForeignKey]
  /// How the figures are defined, and what they must not be taken for.
  public let definition: String
  /// Rows of this table for the example shop (`ExampleShop`), under their header.
  public let example: String

  /// A reference with all its parts.
  public init(
    name: String, question: String, grain: String, key: [String], order: RowOrder,
    foreignKeys: [ForeignKey] = [], definition: String, example: String
  ) {
    self.name = name
    self.question = question
    self.grain = grain
    self.key = key
    self.order = order
    self.foreignKeys = foreignKeys
    self.definition = definition
    self.example = example
  }
}

/// In which order a table's rows come.
public enum RowOrder: Hashable, Sendable {
  /// By the bytes of the key's columns, rising. Two such tables can be compared or merged as they are read, however long.
  case bytesOfKey
  /// By the key's columns one after the other, rising: numbers by size, periods and days by time.
  case risingKey
  /// In an order of its own, in words: `tiers from the top, then inactive`.
  case stated(String)
}

extension RowOrder {
  /// For a reader.
  public var words: String {
    switch self {
    case .bytesOfKey: "by the bytes of the key, rising"
    case .risingKey:
      "by the key, rising: numbers by size, periods and days by time, other texts by their bytes"
    case .stated(let words): words
    }
  }
}

/// Columns whose values are the key of a row in another table, where they are not empty.
public struct ForeignKey: Hashable, Sendable {
  /// This table's columns.
  public let columns: [String]
  /// The other table's name.
  public let table: String
  /// The other table's key, in the order of `columns`.
  public let key: [String]
}
