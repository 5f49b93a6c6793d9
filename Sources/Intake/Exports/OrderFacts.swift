public import Base

/// Whose orders are and when they began, as far as records that name only an order ask for it. It does not depend on the
/// as-of day.
public struct OrderFacts: Sendable {
  /// A customer with lines of an order, and the first day of these.
  public struct Claim: Sendable {
    let order: UInt32
    let customer: [UInt8]
    var day: Int32
  }

  /// The orders that are asked for.
  private var orders = TextDictionary()
  /// By order: its customers.
  private var claims: [[Claim]] = []

  /// Asks for all orders of an export.
  public init(askedFor reading: ExportReading) {
    for chunk in reading.chunks {
      guard let ids = chunk.ids[.order] else { continue }
      for run in 0..<UInt32(ids.texts.count) where !ids.texts.isEmpty(run) {
        _ = ids.texts.code(of: run, in: &orders)
      }
    }
    claims = Array(repeating: [], count: orders.count)
  }

  /// What the lines of a chunk say of the orders. Chunks can be looked at side by side.
  /// - Complexity: O(n) in the lines.
  public func claims(in lines: LineColumns) -> [Claim] {
    guard !lines.order.isEmpty else { return [] }
    var codes: [UInt32?] = []
    codes.reserveCapacity(lines.orders.count)
    for run in 0..<lines.orders.count {
      let text = lines.orders.bytes(of: UInt32(run))
      codes.append(text.isEmpty ? nil : orders.knownCode(of: text.span))
    }
    var claims: [Claim] = []
    var last: (order: UInt32, customer: Int64)?
    for line in 0..<lines.count {
      guard let code = codes[Int(lines.order[line])] else { continue }
      let (customer, day) = (lines.customer[line], Int32(lines.day[line]))
      if let last, last.order == code, last.customer == customer {
        claims[claims.count - 1].day = min(claims[claims.count - 1].day, day)
        continue
      }
      claims.append(
        Claim(order: code, customer: Array(lines.customers.bytes(of: UInt32(customer))), day: day))
      last = (code, customer)
    }
    return claims
  }

  /// Takes up what the lines of a chunk say.
  public mutating func take(_ found: [Claim]) {
    for claim in found {
      let order = Int(claim.order)
      if let known = claims[order].firstIndex(where: { $0.customer == claim.customer }) {
        claims[order][known].day = min(claims[order][known].day, claim.day)
      } else {
        claims[order].append(claim)
      }
    }
  }

  /// Takes up what was found elsewhere for the same orders.
  public mutating func merge(_ other: OrderFacts) { take(other.found) }

  /// All that lines said.
  var found: [Claim] { claims.flatMap(\.self) }

  /// Whether an order is one that was asked for.
  func asks(for order: UInt32) -> Bool { claims.indices.contains(Int(order)) }

  /// The first day of an order; nil where no line has it.
  func firstDay(of text: ArraySlice<UInt8>) -> Int64? {
    orders.knownCode(of: text.span).flatMap { claims[Int($0)].map(\.day).min() }.map(Int64.init)
  }

  /// The first day of the orders of a chunk; nil where no line has any of them.
  public func firstDay(in chunk: RecordColumns) -> Day? {
    guard let ids = chunk.ids[.order] else { return nil }
    return (0..<UInt32(ids.texts.count)).lazy.compactMap { firstDay(of: ids.texts.bytes(of: $0)) }.min()
      .map { Day(number: Int32($0)) }
  }

  /// An order as it is known on a day.
  func order(_ text: ArraySlice<UInt8>, asOf: Day) -> (customer: [UInt8], firstDay: Int64)? {
    guard let code = orders.knownCode(of: text.span) else { return nil }
    var first: Int32?
    var smallest: [UInt8]?
    for claim in claims[Int(code)] {
      first = min(first ?? claim.day, claim.day)
      guard claim.day <= asOf.number else { continue }
      if smallest.map({ claim.customer.lexicographicallyPrecedes($0) }) ?? true { smallest = claim.customer }
    }
    return first.map { (smallest ?? [], Int64($0)) }
  }
}

extension RecordColumns {
  /// The same records, each with the customer and the day of its order where it says none itself.
  public func owned(by orders: OrderFacts, asOf: Day) -> RecordColumns {
    var texts = DraftTexts(rows: count)
    var days = Array(repeating: RecordDraft.none, count: count)
    let hasOwners = !owners.run.isEmpty
    let dates = numbers[.date]
    let ids = ids[.order]
    var last: (run: Int64, order: (customer: [UInt8], firstDay: Int64)?)?
    for record in 0..<count {
      let own = hasOwners ? owner(of: record) : []
      let day = dates?[record]
      var order: (customer: [UInt8], firstDay: Int64)?
      if own.isEmpty || day == nil, let run = ids?.run[record] {
        if last?.run != run {
          last = (run, ids.flatMap { orders.order($0.texts.bytes(of: UInt32(run)), asOf: asOf) })
        }
        order = last?.order
      }
      if !own.isEmpty {
        texts.set(record, to: 0..<own.count, in: own.span)
      } else if let customer = order?.customer {
        texts.set(record, to: 0..<customer.count, in: customer.span)
      }
      days[record] = day ?? order?.firstDay ?? RecordDraft.none
    }
    let rows = GroupedRows(
      texts.groups(LineColumns.groups), of: LineColumns.groups, where: Array(repeating: true, count: count))
    var columns = self
    columns.groupStarts = rows.starts
    let (runs, column) = texts.runs(at: rows.order)
    columns.owners = IDs(texts: runs, run: column)
    columns.ids = [:]
    columns.words = words.mapValues {
      var word = $0
      word.codes = word.codes.picked(rows.order)
      return word
    }
    columns.numbers = numbers.mapValues {
      Numbers(numbers: $0.numbers.picked(rows.order), none: $0.none)
    }
    columns.numbers[.date] = Numbers(days, at: rows.order)
    return columns
  }
}
