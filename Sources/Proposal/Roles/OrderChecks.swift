internal import CSV
internal import Intake

/// What the lines of one order share: whether an amount is the order's, repeated on each line or written on the first
/// line only, and which other columns stand on the first line only.
///
/// The lines of an order are those that follow one another with the same id, which is how platforms write them.
struct OrderChecks: Sendable {
  /// Orders of several lines, in records that follow one another.
  private(set) var orders = 0
  /// By column: such orders whose first line alone has a value.
  private(set) var onFirstLine: [Int: Int] = [:]
  /// By column: such orders where another line has one too.
  private(set) var onSeveralLines: [Int: Int] = [:]
  /// By column of numbers: such orders where all lines have the same number, which is not 0.
  private(set) var constant: [Int: Int] = [:]
  /// Of these, where quantity × unit price of all lines adds up to that number.
  private(set) var addingUp: [Int: Int] = [:]
  /// The different numbers that were constant; of one number for all orders nothing follows.
  private var values: [Int: Set<Int64>] = [:]

  private static let mostValues = 1 << 16

  private struct OrderLines {
    var key: ArraySlice<UInt8> = []
    var lines = 0
    var filledFirst: [Bool] = []
    var filledLater: [Bool] = []
    var first: [Decimal?] = []
    var isConstant: [Bool] = []
    var sum: Double?
  }

  init(_ roles: RoleGuess, _ exports: ExportGroup) throws {
    guard let order = roles.column(.order) else { return }
    let survey = roles.survey
    let reader = survey.numbers.reader
    let numbers = roles.numbers
    var open = OrderLines()
    var file = -1
    _ = try exports.eachRecord { record, batch, fields, spot in
      let texts = fields.map { batch.bytes[batch.trimmedField($0, of: record)] }
      if spot.file != file || texts[order] != open.key || texts[order].isEmpty {
        close(open, numbers)
        open = OrderLines()
        open.key = texts[order]
        file = spot.file
      }
      func number(_ column: Int?) -> Decimal? {
        guard let column else { return nil }
        let text = texts[column]
        return try? reader.read(text.span)
      }
      let amounts = numbers.map { number($0) }
      if open.lines == 0 {
        open.filledFirst = texts.map { !$0.isEmpty }
        open.filledLater = Array(repeating: false, count: texts.count)
        open.first = amounts
        open.isConstant = amounts.map { $0 != nil && $0?.mantissa != 0 }
        open.sum = 0
      } else {
        for column in texts.indices where !texts[column].isEmpty { open.filledLater[column] = true }
        for index in amounts.indices where amounts[index] != open.first[index] {
          open.isConstant[index] = false
        }
      }
      open.lines += 1
      if let quantity = number(roles.column(.quantity)), let price = number(roles.column(.unitPrice)) {
        open.sum = open.sum.map { $0 + quantity.double * price.double }
      } else {
        open.sum = nil
      }
    }
    close(open, numbers)
  }

  private mutating func close(_ order: OrderLines, _ numbers: [Int]) {
    guard order.lines > 1 else { return }
    orders += 1
    for column in order.filledFirst.indices {
      if order.filledLater[column] {
        onSeveralLines[column, default: 0] += 1
      } else if order.filledFirst[column] {
        onFirstLine[column, default: 0] += 1
      }
    }
    for (index, column) in numbers.enumerated() where order.isConstant[index] {
      guard let value = order.first[index] else { continue }
      constant[column, default: 0] += 1
      if values[column, default: []].count < Self.mostValues {
        values[column, default: []].insert(value.mantissa)
      }
      if let sum = order.sum, abs(sum - value.double) < 0.0051 { addingUp[column, default: 0] += 1 }
    }
  }

  /// Nine of ten orders of several lines have the column on their first line alone.
  func isOnFirstLine(_ column: Int) -> Bool {
    let first = onFirstLine[column] ?? 0
    return first > 0 && first * 10 >= (first + (onSeveralLines[column] ?? 0)) * 9
  }

  /// The number is the order's: it stands on each line, and the lines' quantity × unit price adds up to it.
  func isTotalOfOrder(_ column: Int) -> Bool {
    let same = constant[column] ?? 0
    let adding = addingUp[column] ?? 0
    return adding > 0 && same * 20 >= orders * 19 && adding * 10 >= same * 9
  }

  /// The number may be the order's: it stands on each line, and other orders have others.
  func mayBeTotalOfOrder(_ column: Int) -> Bool {
    let same = constant[column] ?? 0
    return orders >= 3 && same * 20 >= orders * 19 && (values[column]?.count ?? 0) * 2 > orders
  }
}

extension Decimal {
  var double: Double { (0..<scale).reduce(Double(mantissa)) { value, _ in value / 10 } }
}
