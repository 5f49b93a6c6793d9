public import Base

/// One table: a question, and a fold over shards of whole customers that answers it.
///
///     tally(shard)  →  what one shard adds up to
///     combine(a, b) →  associative, commutative and exact: whole numbers only
///     rows(tally)   →  ratios, intervals and order; only here appear doubles
///
/// Because of this one shape a shard is a shard wherever it is counted, and
/// `fold(a + b) = combine(fold(a), fold(b))` holds for any split of the customers.
public protocol Report: Sendable {
  /// What one shard of customers adds up to.
  associatedtype Tally: Sendable
  associatedtype Row: Sendable
  associatedtype Rows: RandomAccessCollection<Row> = [Row]

  init()

  static var reference: Reference { get }

  /// - Parameter dimensions: Names of the pipeline's dimensions, in order, for tables that have columns of them.
  static func columns(dimensions: [String]) -> [Column<Row>]

  func tally(_ worksheet: Worksheet) -> Tally

  func combine(_ a: inout Tally, _ b: Tally)

  func rows(_ tally: Tally, _ landmarks: Landmarks) -> Rows

  /// Some of the rows, for reports whose rows only exist while they are looked at, and are better made many at a time.
  func block(of rows: Rows, at positions: Range<Int>) -> [Row]

  /// What the pipeline would have to say so that the table has rows; nil where it says enough.
  static func missing(from landmarks: Landmarks) -> Wish?

  /// What the rows add up to, for `reconciliation`.
  func postings(_ rows: Rows, _ landmarks: Landmarks) -> [Posting]
}

extension Report {
  public func block(of rows: Rows, at positions: Range<Int>) -> [Row] {
    let start = rows.index(rows.startIndex, offsetBy: positions.lowerBound)
    return Array(rows[start..<rows.index(start, offsetBy: positions.count)])
  }

  public static func missing(from landmarks: Landmarks) -> Wish? { nil }

  public func postings(_ rows: Rows, _ landmarks: Landmarks) -> [Posting] { [] }
}

/// What a reader is told of a table.
public struct Reference: Sendable {
  public let name: String
  /// What the table answers, in the words of who asks.
  public let question: String
  /// What one row is, and the order of rows.
  public let grain: String
  /// How the figures are defined, and what they must not be taken for.
  public let definition: String
  /// Rows of this table for the example shop (`ExampleShop`), under their header.
  public let example: String

  public init(name: String, question: String, grain: String, definition: String, example: String) {
    self.name = name
    self.question = question
    self.grain = grain
    self.definition = definition
    self.example = example
  }
}

/// What a table cannot be made without, and how to give it.
public struct Wish: Hashable, Sendable {
  /// `a product`
  public let subject: String
  /// The pipeline's key: `source.columns.product`.
  public let key: String

  init(_ subject: String, key: String) {
    self.subject = subject
    self.key = key
  }
}
