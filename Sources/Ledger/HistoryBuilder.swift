internal import Base
public import Intake

/// Turns the lines of one shard into histories.
public struct HistoryBuilder: Sendable {
  private let reading: Reading
  /// With the lines up to the as-of day: later ones are not yet known.
  private let chunks: [LineColumns]
  private let shards: Int
  private let purchase: PurchaseRule
  private let pseudonym: ShardLines.Pseudonym?
  /// nil where the pipeline has no export of customers beside the lines.
  private let relations: RelationsBuilder?

  /// - Parameters:
  ///   - shards: Into how many sets of whole customers the lines are divided, at most `LineColumns.groups`.
  ///   - pseudonym: What a customer is called instead of its id, from here on and everywhere above;
  ///     nil: by its id.
  ///   - feedback: The chunks of feedback, each `owned(by:asOf:)` its orders; nil: that is done here, one after the other.
  public init(
    _ reading: Reading, shards: Int, purchase: PurchaseRule,
    pseudonym: (@Sendable (ArraySlice<UInt8>) -> String)? = nil, feedback: [RecordColumns]? = nil
  ) {
    self.reading = reading
    self.shards = shards
    self.purchase = purchase
    self.pseudonym = pseudonym
    chunks = reading.chunks.map { $0.known(on: reading.asOf) }
    relations = reading.asOf.flatMap { asOf in
      RelationsBuilder(reading.exports, feedback: feedback, asOf: asOf, pseudonym)
    }
  }

  /// The customers of one shard, with all they did up to the as-of day.
  /// - Complexity: O(n) in the shard's lines, and O(n log n) where a customer's lines are out of order.
  public func history(ofShard shard: Int) -> History {
    let lines = ShardLines(ShardSlices(chunks, shard: shard, of: shards), of: reading, pseudonym)
    let history = History(lines, by: purchase)
    guard let relations else { return history }
    return History(
      history, relations.relations(history) { $0.records(ofShard: shard, of: shards) })
  }
}

extension History {
  /// The customers of some groups, with all they did up to the as-of day.
  /// - Parameters:
  ///   - reading: The lines of these groups, and of no others.
  ///   - relations: Of the same as-of day; nil where no export beside the lines is of customers.
  ///   - pseudonym: What a customer is called instead of its id; nil: by its id.
  public convenience init(
    _ reading: Reading, ofGroups groups: Range<Int>, purchase: PurchaseRule, _ relations: RelationsBuilder?,
    pseudonym: (@Sendable (ArraySlice<UInt8>) -> String)? = nil
  ) {
    let chunks = reading.chunks.map { $0.known(on: reading.asOf) }
    let lines = ShardLines(ShardSlices(chunks, shard: 0, of: 1), of: reading, pseudonym)
    self.init(History(lines, by: purchase), ofGroups: groups, relations)
  }

  /// The same customers, with what the exports beside the lines say of them.
  /// - Parameters:
  ///   - history: Of these groups, and of no others.
  ///   - relations: Of the same as-of day; nil where no export beside the lines is of customers.
  public convenience init(_ history: History, ofGroups groups: Range<Int>, _ relations: RelationsBuilder?) {
    self.init(
      history, relations?.relations(history) { $0.records(ofGroups: groups) } ?? ShardRelations())
  }
}
