public import Base
public import Ledger

/// What a pipeline says about its tables.
public struct Settings: Hashable, Sendable {
  public var currency = ""
  /// Digits of an amount behind the decimal point.
  public var decimals = 2
  public var period = Period.Length.month
  public var purchase = PurchaseRule()
  public var lapse = LapseRule.fixed(afterDays: 180)
  public var repurchase = Repurchase()
  public var pyramid = Pyramid()
  public var ladder = Ladder()
  public var crossSell = CrossSell()
  public var keyAccounts = KeyAccounts()
  public var relationship: Relationship?

  public init() {}
}

extension Settings {
  public struct Repurchase: Hashable, Sendable {
    /// Days after the first purchase day within which a second is looked for, rising.
    public var windows = [30, 60, 90, 180, 365]
    public var steps = 10
    public var curveDays = 365

    public init() {}
  }

  public struct Pyramid: Hashable, Sendable {
    public enum Value: String, Sendable, CaseIterable {
      case revenue, profit
    }

    public struct Tier: Hashable, Sendable {
      public enum Rule: Hashable, Sendable {
        /// The cumulative top share of the members, in millionths.
        case top(millionths: Int)
        /// Everybody of at least this value.
        case atLeast(Money)
        /// The fewest top customers who carry this cumulative share, in millionths.
        case revenueShare(millionths: Int)
      }

      public var name: String
      public var rule: Rule

      public init(name: String, rule: Rule) {
        self.name = name
        self.rule = rule
      }
    }

    public var by = Value.revenue
    public var windowDays = 365
    /// From the top; the last takes the rest.
    public var tiers = [
      Tier(name: "platinum", rule: .top(millionths: 50_000)),
      Tier(name: "gold", rule: .top(millionths: 200_000)),
      Tier(name: "iron", rule: .top(millionths: 1_000_000)),
    ]

    public init() {}
  }

  public struct Ladder: Hashable, Sendable {
    /// From how many purchase days on a buyer is a client.
    public var clientFrom = 4

    public init() {}
  }

  public struct CrossSell: Hashable, Sendable {
    /// The dimension whose distinct values make a customer's breadth.
    public var dimension: String?
    public var minBuyers = 30

    public init() {}
  }

  public struct KeyAccounts: Hashable, Sendable {
    public var count = 50

    public init() {}
  }

  /// How close a relationship a group of customers is worth: by how many they are and what they
  /// leave over.
  public struct Relationship: Hashable, Sendable {
    public enum GroupSize: String, NamedValue { case few, medium, many }
    public enum MarginClass: String, NamedValue { case high, medium, low }

    public struct Cell: Hashable, Sendable {
      public var size: GroupSize
      public var margin: MarginClass

      public init(_ size: GroupSize, _ margin: MarginClass) {
        self.size = size
        self.margin = margin
      }
    }

    public var dimension: String?
    /// Up to this many customers are few.
    public var few = 20
    /// From this many on they are many.
    public var many = 200
    /// Under this margin is low, in millionths.
    public var lowMillionths = 100_000
    /// From this margin on is high, in millionths.
    public var highMillionths = 300_000
    /// Margins of groups, in millionths, where no cost is mapped: by tier name or dimension value.
    public var margins: [String: Int] = [:]
    public var levels: [Cell: String] = [
      Cell(.few, .high): "partnership", Cell(.few, .medium): "proactive",
      Cell(.few, .low): "accountable",
      Cell(.medium, .high): "proactive", Cell(.medium, .medium): "accountable",
      Cell(.medium, .low): "reactive",
      Cell(.many, .high): "accountable", Cell(.many, .medium): "reactive", Cell(.many, .low): "basic",
    ]

    public init() {}
  }
}
