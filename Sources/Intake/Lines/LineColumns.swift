public import Base

/// The accepted lines of one chunk as typed columns, lines of one group of customers together.
///
/// A line's customer is a run of the chunk's customer texts; its product and its dimension values are
/// codes of the chunk's own dictionaries, which `Vocabulary` maps to the run's codes.
///
/// Nothing here depends on the run that reads it: so columns can be kept, and be read again with others.
public struct LineColumns: Sendable {
  public internal(set) var customers = TextRuns()
  public internal(set) var customer = NarrowColumn()
  public internal(set) var day = NarrowColumn()
  public internal(set) var amount = NarrowColumn()
  /// Empty where no order is mapped, as are the columns below.
  public internal(set) var orders = TextRuns()
  public internal(set) var order = NarrowColumn()
  public internal(set) var profit = NarrowColumn()
  public internal(set) var discount = NarrowColumn()
  public internal(set) var products = CodedColumn()
  public internal(set) var dimensions: [CodedColumn] = []
  /// Whole records, kept only where identical ones are looked for (`IdenticalRecords`).
  var records = TextRuns()
  var record = NarrowColumn()
  /// Where each group's lines begin, and the end of the last.
  var groupStarts: [UInt32] = [0, 0]
  /// What the lines come to together.
  var sum = LineSum()

  public struct CodedColumn: Sendable {
    public internal(set) var codes = NarrowColumn()
    /// The distinct values, by code.
    var values = TextList()

    /// What a line says.
    package func text(of line: Int) -> ArraySlice<UInt8> { values.bytes(of: Int(codes[line])) }
  }

  public var count: Int { day.count }
}

// Groups and shards.
extension LineColumns {
  /// Into how many groups lines are put by their customer: enough for any number of shards.
  ///
  /// A customer's lines are all of one group, by the hash of its id; and a shard is some groups that lie together. So
  /// shards can be built by themselves, in memory that a core's cache holds, whatever number of them a run wants.
  public static let groups = 512

  /// The lines of one of so many shards.
  /// - Precondition: There are no more shards than groups.
  public func lines(ofShard shard: Int, of shards: Int) -> Range<Int> {
    let groups = groupStarts.count - 1
    let first = (shard * groups + shards - 1) / shards
    let end = ((shard + 1) * groups + shards - 1) / shards
    return Int(groupStarts[first])..<Int(groupStarts[end])
  }

  /// The lines up to a day; without a day none.
  public func known(on asOf: Day?) -> LineColumns {
    guard let newest = sum.lastDay, asOf.map({ newest > $0 }) ?? true else { return self }
    var known = self
    let last = asOf.map { Int64($0.number) } ?? .min
    known.keep(day.all.enumerated().filter { $0.element <= last }.map { UInt32($0.offset) })
    return known
  }

  /// Keeps some of the lines, which stand in their order.
  mutating func keep(_ kept: [UInt32]) {
    var starts = groupStarts
    var left: UInt32 = 0
    for group in starts.indices {
      while Int(left) < kept.count, kept[Int(left)] < groupStarts[group] { left += 1 }
      starts[group] = left
    }
    groupStarts = starts
    customer = customer.picked(kept)
    day = day.picked(kept)
    amount = amount.picked(kept)
    order = order.picked(kept)
    profit = profit.picked(kept)
    discount = discount.picked(kept)
    products.codes = products.codes.picked(kept)
    for index in dimensions.indices { dimensions[index].codes = dimensions[index].codes.picked(kept) }
    sum = LineSum(day: day.all, amount: amount.all, upTo: nil)
  }
}

extension LineColumns {
  /// What the lines come to by day. The sum of the lines is not believed, as it may have been kept.
  /// - Returns: nil where the columns are not of one length or say what is no day.
  var daySums: DaySums? {
    let (days, amounts) = (day.all, amount.all)
    guard days.count == amounts.count, days.allSatisfy({ Day.calendar.contains(Int32(clamping: $0)) }) else {
      return nil
    }
    return DaySums(days, amounts, where: nil, sum: LineSum(day: days, amount: amounts, upTo: nil))
  }
}

/// How many lines there are, of which days, and what they come to.
struct LineSum: Sendable {
  var lines = 0
  /// Wrong where it does not fit 64 bits; then `Magnitudes` refuse the run before anybody looks at it.
  var revenue = Money.zero
  var firstDay: Day?
  var lastDay: Day?

  init() {}

  /// Of the rows that are lines.
  init(of draft: borrowing LineDraft) {
    var sum = Running()
    for row in draft.isLine.indices where draft.isLine[row] {
      sum.add(Int64(draft.day[row]), draft.amount[row])
    }
    self.init(sum)
  }

  /// Of the lines up to a day, or of all.
  init(day: [Int64], amount: [Int64], upTo asOf: Day?) {
    var sum = Running()
    let bound = asOf.map { Int64($0.number) } ?? .max
    for (day, amount) in zip(day, amount) where day <= bound { sum.add(day, amount) }
    self.init(sum)
  }

  private init(_ sum: Running) {
    guard sum.lines > 0 else { return }
    lines = sum.lines
    revenue.units = sum.units
    firstDay = Day(number: Int32(sum.first))
    lastDay = Day(number: Int32(sum.last))
  }

  /// The sum while lines are added to it.
  private struct Running {
    var lines = 0
    var units: Int64 = 0
    var first = Int64.max
    var last = Int64.min

    @inline(__always)
    mutating func add(_ day: Int64, _ amount: Int64) {
      lines += 1
      units &+= amount
      first = min(first, day)
      last = max(last, day)
    }
  }
}
