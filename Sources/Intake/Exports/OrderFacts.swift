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
  /// Bits of the hashes of these orders. Most lines are of other orders, and most of these are told here, in a core's cache.
  private var asked = HashBits(0)
  /// Of all orders. Chained and not in an array for each order: there are millions of orders, each of one customer.
  private var claims: [Claim] = []
  /// By order: its first claim; below 0: no line has it.
  private var firsts: [Int] = []
  /// By claim: the next of its order; below 0: there is none.
  private var nexts: [Int] = []

  /// Asks for all orders of an export.
  public init(askedFor reading: ExportReading) {
    for chunk in reading.chunks {
      guard let ids = chunk.ids[.order] else { continue }
      for run in 0..<UInt32(ids.texts.count) where !ids.texts.isEmpty(run) {
        _ = ids.texts.code(of: run, in: &orders)
      }
    }
    firsts = Array(repeating: -1, count: orders.count)
    asked = HashBits(orders.count)
    for order in 0..<orders.count { asked.insert(orders.bytes(of: order).span) }
  }

  /// What the lines of a chunk say of the orders. Chunks can be looked at side by side.
  /// - Complexity: O(n) in the lines.
  public func claims(in lines: LineColumns) -> [Claim] {
    guard !lines.order.isEmpty else { return [] }
    var codes: [UInt32?] = []
    codes.reserveCapacity(lines.orders.count)
    for run in 0..<lines.orders.count {
      let text = lines.orders.bytes(of: UInt32(run))
      let mayBeAsked = !text.isEmpty && asked.mayHave(text.span)
      codes.append(mayBeAsked ? orders.knownCode(of: text.span) : nil)
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
      var place = firsts[Int(claim.order)]
      var last = -1
      while place >= 0, claims[place].customer != claim.customer { (last, place) = (place, nexts[place]) }
      if place >= 0 {
        claims[place].day = min(claims[place].day, claim.day)
        continue
      }
      if last < 0 { firsts[Int(claim.order)] = claims.count } else { nexts[last] = claims.count }
      claims.append(claim)
      nexts.append(-1)
    }
  }

  /// Takes up what was found elsewhere for the same orders.
  public mutating func merge(_ other: OrderFacts) { take(other.found) }

  /// All that lines said.
  var found: [Claim] { claims }

  /// Whether an order is one that was asked for.
  func asks(for order: UInt32) -> Bool { firsts.indices.contains(Int(order)) }

  /// The first day of an order; nil where no line has it.
  func firstDay(of text: ArraySlice<UInt8>) -> Int64? {
    guard let code = orders.knownCode(of: text.span) else { return nil }
    var first: Int32?
    var place = firsts[Int(code)]
    while place >= 0 {
      first = min(first ?? claims[place].day, claims[place].day)
      place = nexts[place]
    }
    return first.map(Int64.init)
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
    var place = firsts[Int(code)]
    while place >= 0 {
      let claim = claims[place]
      place = nexts[place]
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
