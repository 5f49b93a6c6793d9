/// Which column plays which part.
public struct Mapping: Hashable, Sendable {
  /// Where a line's amount comes from.
  public enum Amount: Hashable, Sendable {
    case column(String)
    /// quantity × unit price, minus the discount where one is mapped.
    case product(quantity: String, unitPrice: String)
    /// The sum of some columns minus the sum of others. An empty one is 0 where another is given.
    case sum(plus: [String], minus: [String])
  }

  /// What a line cost is known from its cost or from its profit.
  public enum Cost: Hashable, Sendable {
    case cost(String)
    case profit(String)
  }

  /// A refund that stands on the record of its sale: a second line of the record, below zero.
  public struct Refund: Hashable, Sendable {
    /// The column with the amount that was paid back, with or without a minus. Where it is empty or 0 there is no refund.
    public var amount: String
    /// The column with the refund's day; nil, and where it is empty: the day of the record.
    public var date: String?

    /// A refund with all its parts.
    public init(amount: String, date: String? = nil) {
      self.amount = amount
      self.date = date
    }
  }

  /// A property by which tables tell lines apart: a country, a category.
  public struct Dimension: Hashable, Sendable {
    /// What a dimension is a property of.
    public enum Level: String, Sendable, CaseIterable {
      /// Of the customer's purchase.
      case purchase
      /// Of the line: also in product tables.
      case line
    }

    /// As tables name it.
    public var name: String
    /// The column it is read from.
    public var column: String
    /// What it is a property of.
    public var level: Level

    /// A dimension with all its parts.
    public init(name: String, column: String, level: Level = .purchase) {
      self.name = name
      self.column = column
      self.level = level
    }
  }

  /// The columns with the customer's id, at least one: the first that is not empty counts.
  public var customers: [CustomerColumn]
  /// The column with the date.
  public var date: String
  /// Where the amount comes from.
  public var amount: Amount
  /// The column with the order's id; nil where none is mapped, as for the columns below.
  public var order: String?
  /// The column with the product.
  public var product: String?
  /// The column with the discount.
  public var discount: String?
  /// nil where refunds are records of their own, or there are none.
  public var refund: Refund?
  /// The column with the cost or the profit.
  public var cost: Cost?
  /// The column with the currency.
  public var currency: String?
  /// In the pipeline's order.
  public var dimensions: [Dimension] = []
  /// Roles and dimensions whose surrounding blanks are cut; nil: all of them.
  public var trimmed: Set<String>?

  /// The columns that every pipeline maps.
  public init(customer: String, date: String, amount: Amount) {
    customers = [CustomerColumn(customer)]
    self.date = date
    self.amount = amount
  }

  /// The first of the columns with the customer's id.
  public var customer: String { customers[0].column }
}
