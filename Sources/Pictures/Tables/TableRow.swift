/// A row of one table, read into its types.
protocol TableRow {
  static var file: PageFile { get }
  init(_ cells: RowReader) throws(RowFault)
}

/// Why a row cannot be had.
enum RowFault: Error {
  /// The table has no such column: an older program wrote it.
  case noColumn
  case unreadable(column: String, text: String)
}

/// The cells of a row by the names of their columns.
struct RowReader {
  let positions: [String: Int]
  var cells: [String] = []

  init(columns: [String]) {
    positions = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func text(_ column: String) throws(RowFault) -> String {
    guard let position = positions[column] else { throw .noColumn }
    return cells[position]
  }

  /// nil where the cell is empty: not known.
  private func value<Value>(
    _ column: String, _ read: (String) -> Value?
  ) throws(RowFault) -> Value? {
    let text = try text(column)
    if text.isEmpty { return nil }
    guard let value = read(text) else { throw .unreadable(column: column, text: text) }
    return value
  }

  /// Whether columns hold these texts.
  func matches(_ wanted: KeyValuePairs<String, String>) throws(RowFault) -> Bool {
    for (column, text) in wanted where try self.text(column) != text { return false }
    return true
  }

  func whole(_ column: String) throws(RowFault) -> Int? { try value(column) { Int($0) } }
  func rate(_ column: String) throws(RowFault) -> Rate? { try value(column) { Rate(written: $0) } }
  func amount(_ column: String) throws(RowFault) -> Amount? { try value(column) { Amount(written: $0) } }

  /// A whole number that is never unknown.
  func count(_ column: String) throws(RowFault) -> Int {
    guard let count = try whole(column) else { throw .unreadable(column: column, text: "") }
    return count
  }

  /// A number with a fraction that is never unknown.
  func number(_ column: String) throws(RowFault) -> Rate {
    guard let number = try rate(column) else { throw .unreadable(column: column, text: "") }
    return number
  }

  /// Money that is never unknown.
  func money(_ column: String) throws(RowFault) -> Amount {
    guard let amount = try amount(column) else { throw .unreadable(column: column, text: "") }
    return amount
  }

  func flag(_ column: String) throws(RowFault) -> Bool {
    switch try text(column) {
    case "true": return true
    case "false": return false
    case let text: throw .unreadable(column: column, text: text)
    }
  }
}

/// A rate with its 95% interval.
struct Estimate {
  let rate: Rate
  let low: Rate
  let high: Rate
}

/// An amount with its 95% interval.
struct AmountEstimate {
  let amount: Amount
  let low: Amount
  let high: Amount
}

extension RowReader {
  /// nil where there are too few cases for an interval.
  func amountEstimate(_ amount: String, _ low: String, _ high: String) throws(RowFault) -> AmountEstimate? {
    guard let amount = try self.amount(amount), let low = try self.amount(low),
      let high = try self.amount(high)
    else { return nil }
    return AmountEstimate(amount: amount, low: low, high: high)
  }

  /// nil where nothing stands in the denominator.
  func estimate(_ rate: String, _ low: String, _ high: String) throws(RowFault) -> Estimate? {
    guard let rate = try self.rate(rate), let low = try self.rate(low), let high = try self.rate(high)
    else { return nil }
    return Estimate(rate: rate, low: low, high: high)
  }
}
