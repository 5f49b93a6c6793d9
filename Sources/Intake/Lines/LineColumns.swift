public import Base

/// The accepted lines of one chunk as typed columns, lines of one group of customers together.
///
/// A line's customer is a run of the chunk's customer texts; its product and its dimension values are
/// codes of the chunk's own dictionaries, which `Vocabulary` maps to the run's codes.
///
/// Nothing here depends on the run that reads it: so columns can be kept, and be read again with others.
public struct LineColumns: Sendable {
  /// Customers' ids, each once as long as it repeats.
  public internal(set) var customers = TextRuns()
  /// By line, as all columns: the run of `customers`.
  public internal(set) var customer = NarrowColumn()
  /// Days since 1970-01-01.
  public internal(set) var day = NarrowColumn()
  /// In smallest units; negative for a refund.
  public internal(set) var amount = NarrowColumn()
  /// Empty where no order is mapped, as are the columns below.
  public internal(set) var orders = TextRuns()
  /// By line: the run of `orders`.
  public internal(set) var order = NarrowColumn()
  /// In smallest units.
  public internal(set) var profit = NarrowColumn()
  /// In smallest units.
  public internal(set) var discount = NarrowColumn()
  /// What was bought.
  public internal(set) var products = CodedColumn()
  /// In the pipeline's order.
  public internal(set) var dimensions: [CodedColumn] = []
  /// Whole records, kept only where identical ones are looked for (`IdenticalRecords`).
  var records = TextRuns()
  var record = NarrowColumn()
  /// Where each group's lines begin, and the end of the last.
  var groupStarts: [UInt32] = [0, 0]
  /// What the lines come to together.
  var sum = LineSum()

  /// A column of few distinct values.
  public struct CodedColumn: Sendable {
    /// By line: the code of its value.
    public internal(set) var codes = NarrowColumn()
    /// The distinct values, by code.
    var values = TextList()

    /// What a line says.
    package func text(of line: Int) -> ArraySlice<UInt8> { values.bytes(of: Int(codes[line])) }
  }

  /// How many lines there are.
  public var count: Int { day.count }
}

// Groups and shards.
extension LineColumns {
  /// Into how many groups lines are put by their customer: enough for any number of shards.
  ///
  /// A customer's lines are all of one group, by the hash of its id; and a shard is some groups that lie together. So
  /// shards can be built by themselves, in memory that fits a core's cache, for any number of shards.
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
