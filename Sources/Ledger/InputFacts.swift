public import Base
public import Intake

/// What is known of the whole input before any customer's history is looked at.
public struct InputFacts: Sendable {
  /// The last day that counts.
  public let asOf: Day
  /// The first day that could have been seen.
  public let dataStart: Day
  /// The newest day of all lines that were read, also of those that do not count; nil where there is no line.
  public let newestDay: Day?
  /// What became of every record of every file.
  public let account: InputAccount
  /// What looks wrong, in the order of the table.
  public var suspicions: [Suspicion]
  /// Names by code; empty where no product is mapped.
  public let products: [String]
  /// Whether a product is mapped.
  public let hasProducts: Bool
  /// Whether a cost or a profit is mapped.
  public let hasProfit: Bool
  /// Whether a discount is mapped.
  public let hasDiscount: Bool
  /// In the pipeline's order.
  public let dimensions: [DimensionValues]
  /// Ids of people who may or may not have bought; nil where none are given.
  public let contacts: [String]?
  /// What is known of the exports beside the lines.
  public internal(set) var relations = RelationFacts()

  /// A dimension and all its values.
  public struct DimensionValues: Sendable {
    /// As the pipeline names it.
    public let name: String
    /// Whether it is a property of the line: also in product tables.
    public let isOfLine: Bool
    /// By code, in order of bytes.
    public let values: [String]
  }
}

extension InputFacts {
  /// The facts of a reading.
  /// - Returns: nil where there is no line and no as-of day is given, so that nothing can be said.
  public init?(_ reading: Reading, of source: Source) {
    self.init(reading.input, reading.exports, of: source)
  }

  /// What tables must know of the whole input. No lines are needed.
  /// - Returns: nil where there is no line and no as-of day is given, so that nothing can be said.
  public init?(_ input: SettledInput, _ exports: ExportReadings, of source: Source) {
    self.init(input, of: source)
    suspicions = (input.suspicions + exports.suspicions).sorted(by: Suspicion.isInOrder)
    relations = RelationFacts(exports, asOf: asOf, findsGroups: true)
  }

  /// What tables must know of the lines.
  /// - Returns: nil where there is no line and no as-of day is given, so that nothing can be said.
  public init?(_ input: SettledInput, of source: Source) {
    guard let asOf = input.asOf else { return nil }
    self.asOf = asOf
    dataStart = input.dataStart ?? asOf
    newestDay = input.newest?.day
    account = input.account
    suspicions = input.suspicions
    products = input.products.values
    hasProducts = source.mapping.product != nil
    hasProfit = source.mapping.cost != nil
    hasDiscount = source.mapping.discount != nil
    contacts = input.contacts
    dimensions = zip(source.mapping.dimensions, input.dimensions).map { dimension, vocabulary in
      DimensionValues(
        name: dimension.name, isOfLine: dimension.level == .line, values: vocabulary.values)
    }
  }
}
