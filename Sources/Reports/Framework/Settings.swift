public import Base
public import Ledger

/// What a pipeline says about its tables.
public struct Settings: Hashable, Sendable {
  /// ISO 4217 code, or whatever the pipeline calls it.
  public var currency = ""
  /// Digits of an amount behind the decimal point.
  public var decimals = 2
  /// The length of the periods of `periods`, `cohorts` and `growth`.
  public var period = Period.Length.month
  /// What makes a day a purchase day.
  public var purchase = PurchaseRule()
  /// After how long a silence a customer is lapsed.
  public var lapse = LapseRule.fixed(afterDays: 180)
  /// `repurchase`: windows, steps and curve.
  public var repurchase = Repurchase()
  /// `pyramid`: value, window and tiers.
  public var pyramid = Pyramid()
  /// `ladder`.
  public var ladder = Ladder()
  /// `cross_sell`.
  public var crossSell = CrossSell()
  /// `baskets`.
  public var baskets = Baskets()
  /// `key_accounts`.
  public var keyAccounts = KeyAccounts()
  /// `relationship`; nil if the section is missing.
  public var relationship: Relationship?
  /// `value`.
  public var value = Valuation()
  /// `feedback`; nil if the section is missing, as all below.
  public var feedback: Feedback?
  /// `staff`.
  public var staff: Staff?
  /// `survey`.
  public var survey: Survey?
  /// `campaigns`.
  public var campaigns: Campaigns?
  /// `referrals`.
  public var referrals: Referrals?
  /// `levels`: the lever of each tier by name. Those that are not here have the default.
  public var levels: [String: Lever] = [:]
  /// `privacy.min_group`: figures of fewer people are not shown; 0: all are.
  public var minGroup = 0

  public init() {}
}

// The sections of the exports beside the lines.
extension Settings {
  /// The section `feedback`.
  public typealias Feedback = RelationSettings.Feedback
  /// The section `staff`.
  public typealias Staff = RelationSettings.Staff
  /// The section `survey`.
  public typealias Survey = RelationSettings.Survey
  /// The section `campaigns`.
  public typealias Campaigns = RelationSettings.Campaigns
  /// The section `referrals`.
  public typealias Referrals = RelationSettings.Referrals
  /// What binds a customer to the shop.
  public typealias Lever = RelationSettings.Lever
}

extension Settings {
  /// How the repurchase tables look at time.
  public struct Repurchase: Hashable, Sendable {
    /// Days after the first purchase day within which a second is looked for, rising.
    public var windows = [30, 60, 90, 180, 365]
    /// Days after the first purchase day within which `repurchase_drivers` looks for a second.
    public var driverWindow = 90
    /// How many purchase numbers `purchase_steps` has rows for.
    public var steps = 10
    /// How many days the curves of `repurchase_curve` go on.
    public var curveDays = 365

    public init() {}
  }

  /// How members are put into tiers.
  public struct Pyramid: Hashable, Sendable {
    /// What a member is valued by.
    public enum Value: String, Sendable, CaseIterable {
      case revenue, profit
    }

    /// One tier of the pyramid.
    public struct Tier: Hashable, Sendable {
      /// How a tier is cut.
      public enum Rule: Hashable, Sendable {
        /// The cumulative top share of the members, in millionths.
        case top(millionths: Int)
        /// Everybody of at least this value.
        case atLeast(Money)
        /// The fewest top customers who carry this cumulative share, in millionths.
        case revenueShare(millionths: Int)
      }

      /// As the tables write it.
      public var name: String
      /// How the tier is cut.
      public var rule: Rule

      /// A tier and who belongs to it.
      public init(name: String, rule: Rule) {
        self.name = name
        self.rule = rule
      }
    }

    /// What members are valued by.
    public var by = Value.revenue
    /// How many days W has.
    public var windowDays = 365
    /// From the top; the last takes the rest.
    public var tiers = [
      Tier(name: "platinum", rule: .top(millionths: 50_000)),
      Tier(name: "gold", rule: .top(millionths: 200_000)),
      Tier(name: "iron", rule: .top(millionths: 1_000_000)),
    ]

    public init() {}
  }

  /// How buyers are put on rungs.
  public struct Ladder: Hashable, Sendable {
    /// From how many purchase days on a buyer is a client.
    public var clientFrom = 4

    public init() {}
  }

  /// How breadth and products are looked at.
  public struct CrossSell: Hashable, Sendable {
    /// The dimension whose distinct values make a customer's breadth.
    public var dimension: String?
    /// `product_repurchase` leaves out values with fewer buyers.
    public var minBuyers = 30

    public init() {}
  }

  /// Between which values pairs are counted.
  public struct Baskets: Hashable, Sendable {
    /// The most frequent values, so many and all that are as frequent as the last of them.
    public var values = 200
    /// `basket_pairs` leaves out pairs in fewer units.
    public var min = 30

    public init() {}
  }

  /// How long the list of key accounts is.
  public struct KeyAccounts: Hashable, Sendable {
    /// How many rows `key_accounts` has at most.
    public var count = 50

    public init() {}
  }

  /// How close a relationship with a group of customers should be, given the size of the group and its margin.
  public struct Relationship: Hashable, Sendable {
    /// How many customers a group has, in words.
    public enum GroupSize: String, NamedValue { case few, medium, many }
    /// How high the margin of a group is, in words.
    public enum MarginClass: String, NamedValue { case high, medium, low }

    /// A combination of size and margin, which has one level.
    public struct Cell: Hashable, Sendable {
      /// The size of the group.
      public var size: GroupSize
      /// The margin of the group.
      public var margin: MarginClass

      /// One of the nine cells.
      public init(_ size: GroupSize, _ margin: MarginClass) {
        self.size = size
        self.margin = margin
      }
    }

    /// The dimension by whose values customers are grouped beside their tiers; nil: by tier only.
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
    /// The level of each combination.
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
