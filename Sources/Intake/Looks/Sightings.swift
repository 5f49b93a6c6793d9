internal import Base

/// What was seen in a file's lines, or in those of one of its chunks. `Look`s judge it when all of the input is known.
struct Sightings: Hashable, Sendable {
  /// By what was seen.
  private(set) var traces: [Trace: Sighting] = [:]
  /// Accepted lines with a discount, with an amount below zero, and with an amount of 1000 or more without its sign.
  var discounts = 0
  var negatives = 0
  var thousands = 0
  /// By reason: what refused values look like.
  private(set) var refused: [Refusal: RefusedForms] = [:]
  /// Orders of several lines.
  var amounts = OrderAmounts()
  /// A sample of the orders; none where no order is mapped or duplicates are left out.
  private(set) var orders = SmallestHashes<OrderPart>(most: 512)
  /// A hash of the first records; nil where the first chunk is not among what was seen.
  var opening: Int64?
  /// The last accepted line of the last chunk.
  var last: LastLine?

  init() {}

  /// The last accepted line.
  struct LastLine: Hashable, Sendable {
    var chunk: Int
    var line: Int
    var units: Int64
    var customer: String
  }

  /// Adds orders to the sample.
  mutating func add(_ orders: SampleCandidates<OrderPart.Hashed>) {
    self.orders.add(orders, hash: \.hash, value: \.part) { $0.merge($1) }
  }

  /// Notes a line of which something was seen.
  mutating func note(_ trace: Trace, _ sighting: Sighting) {
    if traces[trace] == nil {
      traces[trace] = sighting
    } else {
      traces[trace]?.merge(sighting)
    }
  }

  /// Notes a refused value.
  mutating func note(_ refusal: Refusal, _ forms: RefusedForms) {
    refused[refusal, default: RefusedForms()].merge(forms)
  }

  mutating func merge(_ other: Sightings) {
    for (trace, sighting) in other.traces { note(trace, sighting) }
    discounts &+= other.discounts
    negatives &+= other.negatives
    thousands &+= other.thousands
    for (refusal, forms) in other.refused { note(refusal, forms) }
    amounts.merge(other.amounts)
    orders.merge(other.orders) { $0.merge($1) }
    opening = opening ?? other.opening
    if let theirs = other.last, last.map({ $0.chunk < theirs.chunk }) ?? true { last = theirs }
  }
}

/// What a file says of an order: how many lines, and a number made of their amounts.
struct OrderPart: Hashable, Sendable {
  var lines: Int
  var units: Int64

  /// With the hash of its order.
  struct Hashed: Sendable {
    let hash: UInt64
    let part: OrderPart
  }

  mutating func merge(_ other: OrderPart) {
    lines &+= other.lines
    units &+= other.units
  }
}

// Traces and reasons in their order, so that equal sightings are equal bytes.
extension Sightings: Packed {
  func pack(into packer: inout Packer) {
    let seen = Trace.allCases.filter { traces[$0] != nil }
    packer.pack(count: seen.count)
    for trace in seen {
      trace.rawValue.pack(into: &packer)
      traces[trace]?.pack(into: &packer)
    }
    [discounts, negatives, thousands].pack(into: &packer)
    let reasons = Refusal.allCases.filter { refused[$0] != nil }
    packer.pack(count: reasons.count)
    for reason in reasons {
      reason.rawValue.pack(into: &packer)
      refused[reason]?.pack(into: &packer)
    }
    amounts.pack(into: &packer)
    orders.pack(into: &packer)
    opening.pack(into: &packer)
    last.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    for _ in 0..<(try unpacker.count()) {
      guard let trace = Trace(rawValue: try String(from: &unpacker)), traces[trace] == nil else {
        throw unpacker.damage("a trace of its own")
      }
      traces[trace] = try Sighting(from: &unpacker)
    }
    let counts = try [Int](from: &unpacker)
    guard counts.count == 3, counts.allSatisfy({ $0 >= 0 }) else { throw unpacker.damage("three counts") }
    (discounts, negatives, thousands) = (counts[0], counts[1], counts[2])
    for _ in 0..<(try unpacker.count()) {
      guard let reason = Refusal(rawValue: try String(from: &unpacker)), refused[reason] == nil else {
        throw unpacker.damage("a reason of its own")
      }
      refused[reason] = try RefusedForms(from: &unpacker)
    }
    amounts = try OrderAmounts(from: &unpacker)
    orders = try SmallestHashes(from: &unpacker)
    opening = try Int64?(from: &unpacker)
    last = try LastLine?(from: &unpacker)
  }
}

extension Sightings.LastLine: Packed {
  func pack(into packer: inout Packer) {
    [chunk, line, Int(units)].pack(into: &packer)
    customer.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    guard numbers.count == 3, numbers[0] >= 0, numbers[1] >= 0 else { throw unpacker.damage("the last line") }
    self.init(
      chunk: numbers[0], line: numbers[1], units: Int64(numbers[2]), customer: try String(from: &unpacker))
  }
}

extension OrderPart: Packed {
  func pack(into packer: inout Packer) { [lines, Int(units)].pack(into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let numbers = try [Int](from: &unpacker)
    guard numbers.count == 2, numbers[0] >= 0 else { throw unpacker.damage("a part of an order") }
    self.init(lines: numbers[0], units: Int64(numbers[1]))
  }
}
