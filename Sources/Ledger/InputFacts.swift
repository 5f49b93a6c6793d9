public import Base
public import Intake

/// What is known of the whole crowd before anybody's history is looked at.
public struct InputFacts: Sendable {
  /// The last day that counts.
  public let asOf: Day
  /// The first day that could have been seen.
  public let dataStart: Day
  public let account: InputAccount
  /// Names by code; empty where no product is mapped.
  public let products: [String]
  public let hasProducts: Bool
  public let hasProfit: Bool
  public let hasDiscount: Bool
  /// In the pipeline's order.
  public let dimensions: [Dimension]
  /// Ids of people who may or may not have bought; nil where none are given.
  public let contacts: [String]?

  public struct Dimension: Sendable {
    public let name: String
    /// Whether it is a property of the line: also in product tables.
    public let isOfLine: Bool
    /// By code, in order of bytes.
    public let values: [String]
  }
}

extension InputFacts {
  /// - Returns: nil where there is no line and no as-of day is given, so that nothing can be said.
  public init?(_ reading: Reading, of source: Source) {
    guard let asOf = reading.asOf else { return nil }
    self.asOf = asOf
    dataStart = reading.dataStart ?? asOf
    account = reading.account
    products = reading.products.values
    hasProducts = source.mapping.product != nil
    hasProfit = source.mapping.cost != nil
    hasDiscount = source.mapping.discount != nil
    contacts = reading.input.contacts
    dimensions = zip(source.mapping.dimensions, reading.dimensions).map { dimension, vocabulary in
      Dimension(
        name: dimension.name, isOfLine: dimension.level == .line, values: vocabulary.values)
    }
  }
}
