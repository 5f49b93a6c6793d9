internal import Base
internal import CSV
internal import Intake

/// What is asked of each line once it is known which column plays which part: whether the amount is what the
/// other columns say, how many digits money has, what marks cancellations, and what varies within an order.
struct LineChecks: Sendable {
  /// Lines with quantity, unit price and amount, and those where they agree to half a cent's rounding.
  private(set) var compared = 0
  private(set) var agreeing = 0
  private(set) var agreeingLessDiscount = 0
  /// Lines by the digits their money needs behind the point; the last counts all that need more.
  private(set) var byDigits = Array(repeating: 0, count: 8)
  /// By first letter of the order id: lines, and those that sell nothing.
  private(set) var linesByPrefix: [UInt8: Int] = [:]
  private(set) var negativeByPrefix: [UInt8: Int] = [:]
  private(set) var linesWithoutPrefix = 0
  private(set) var quantityNotAbove0 = 0
  private(set) var priceNotAbove0 = 0
  private(set) var amountBelow0 = 0
  /// By column asked for: in how many orders it has several values.
  private(set) var orders = 0
  private(set) var varying: [Int: Int] = [:]

  private static let mostOrders = 1 << 18

  init(_ roles: RoleGuess, varying columns: [Int], _ survey: Survey, _ exports: ExportGroup) throws {
    let reader = survey.numbers.reader
    let dates = roles.dates?.datePatterns ?? []
    let summed = roles.amountSum.map { $0.plus + $0.minus } ?? []
    let orderColumns =
      roles.column(.order).map { [$0] } ?? [Role.customer, .date].compactMap { roles.column($0) }
    var numbers: [UInt64: Int] = [:]
    var firsts: [[UInt64]] = Array(repeating: [], count: columns.count)
    var several: [[Bool]] = Array(repeating: [], count: columns.count)

    _ = try exports.eachRecord { record, batch, fields, _ in
      func text(_ column: Int) -> ArraySlice<UInt8> {
        batch.bytes[batch.trimmedField(fields[column], of: record)]
      }
      func number(_ role: Role) -> Decimal? {
        roles.column(role).flatMap { try? reader.read(text($0).span) }
      }
      if let customer = roles.column(.customer), text(customer).isEmpty { return }
      take(
        quantity: number(.quantity), price: number(.unitPrice), amount: number(.amount),
        discount: number(.discount), cost: number(.cost) ?? number(.profit))
      for column in summed {
        if let part = try? reader.read(text(column).span) { takeDigits(part) }
      }
      let sold = number(.quantity) ?? number(.amount)
      if let order = roles.column(.order) { take(order: text(order), sold: sold) }

      guard !columns.isEmpty, !orderColumns.isEmpty else { return }
      var key: UInt64 = 0
      for column in orderColumns {
        // A clock time must not part the lines of one day.
        let day =
          column == roles.column(.date) ? dates.lazy.compactMap { $0.day(in: text(column).span) }.first : nil
        key =
          key &* 31
          &+ (day.map { UInt64(bitPattern: Int64($0.number)) } ?? FieldBytes.hash(text(column).span))
      }
      let known = numbers[key]
      if known == nil, numbers.count >= Self.mostOrders { return }
      let order = known ?? numbers.count
      numbers[key] = order
      for (index, column) in columns.enumerated() {
        let hash = FieldBytes.hash(text(column).span)
        if known == nil {
          firsts[index].append(hash)
          several[index].append(false)
        } else if firsts[index][order] != hash {
          several[index][order] = true
        }
      }
    }
    orders = numbers.count
    for (index, column) in columns.enumerated() { varying[column] = several[index].count { $0 } }
  }

  private mutating func take(
    quantity: Decimal?, price: Decimal?, amount: Decimal?, discount: Decimal?, cost: Decimal?
  ) {
    var digits = 0
    if let amount {
      digits = amount.lostScale ?? amount.scale
      if amount.mantissa < 0 { amountBelow0 += 1 }
    } else if let quantity, let price {
      digits = Self.product(quantity, price)?.scale ?? 7
    }
    for other in [discount, cost] {
      if let other { digits = max(digits, other.lostScale ?? other.scale) }
    }
    byDigits[min(digits, 7)] += 1
    if let quantity, quantity.mantissa <= 0 { quantityNotAbove0 += 1 }
    if let price, price.mantissa <= 0 { priceNotAbove0 += 1 }
    guard let quantity, let price, let amount, let product = Self.product(quantity, price) else { return }
    compared += 1
    if Self.areClose(product, amount) { agreeing += 1 }
    if let discount, Self.areClose(product, amount, plus: discount) { agreeingLessDiscount += 1 }
  }

  private mutating func takeDigits(_ part: Decimal) { byDigits[min(part.lostScale ?? part.scale, 7)] += 1 }

  private mutating func take(order: ArraySlice<UInt8>, sold: Decimal?) {
    guard let first = order.first else { return }
    guard (0x41...0x5A).contains(first & 0xDF) else {
      linesWithoutPrefix += 1
      return
    }
    linesByPrefix[first, default: 0] += 1
    if let sold, sold.mantissa < 0 { negativeByPrefix[first, default: 0] += 1 }
  }

  /// Without zeros at the end; nil where it does not fit.
  private static func product(_ a: Decimal, _ b: Decimal) -> Decimal? {
    let (mantissa, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    guard !overflow else { return nil }
    var product = Decimal(mantissa: mantissa, scale: a.scale + b.scale)
    while product.scale > 0, product.mantissa % 10 == 0 {
      product.mantissa /= 10
      product.scale -= 1
    }
    return product
  }

  /// Whether two numbers are the same but for rounding to hundredths.
  private static func areClose(_ a: Decimal, _ b: Decimal, plus c: Decimal? = nil) -> Bool {
    func double(_ decimal: Decimal) -> Double {
      (0..<decimal.scale).reduce(Double(decimal.mantissa)) { value, _ in value / 10 }
    }
    return abs(double(a) - double(b) - (c.map(double) ?? 0)) < 0.0051
  }
}
