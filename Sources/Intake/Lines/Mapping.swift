/// Which column plays which part.
public struct Mapping: Hashable, Sendable {
  /// Where a line's amount comes from.
  public enum Amount: Hashable, Sendable {
    case column(String)
    /// quantity × unit price, minus the discount where one is mapped.
    case product(quantity: String, unitPrice: String)
  }

  /// What a line cost is known from its cost or from its profit.
  public enum Cost: Hashable, Sendable {
    case cost(String)
    case profit(String)
  }

  public struct Dimension: Hashable, Sendable {
    public enum Level: String, Sendable, CaseIterable {
      /// Of the customer's purchase.
      case purchase
      /// Of the line: also in product tables.
      case line
    }

    public var name: String
    public var column: String
    public var level: Level

    public init(name: String, column: String, level: Level = .purchase) {
      self.name = name
      self.column = column
      self.level = level
    }
  }

  public var customer: String
  public var date: String
  public var amount: Amount
  public var order: String?
  public var product: String?
  public var discount: String?
  public var cost: Cost?
  public var currency: String?
  public var dimensions: [Dimension] = []
  /// Roles and dimensions whose surrounding blanks are cut; nil: all of them.
  public var trimmed: Set<String>?

  public init(customer: String, date: String, amount: Amount) {
    self.customer = customer
    self.date = date
    self.amount = amount
  }
}
