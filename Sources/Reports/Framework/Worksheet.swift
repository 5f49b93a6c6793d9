internal import Base
public import Ledger

/// One shard while its tables are counted: the history, and the columns about its customers that several tables read.
///
/// A column is computed when the first table asks for it, and freed with the worksheet: the columns of all shards together
/// would not fit into memory. Each task that counts a shard has its own worksheet; threads never share one.
public final class Worksheet {
  /// The shard.
  public let history: History
  /// Of all customers, not of this shard.
  public let landmarks: Landmarks

  /// Computes nothing yet.
  public init(_ history: History, _ landmarks: Landmarks) {
    self.history = history
    self.landmarks = landmarks
  }

  private var made: [ObjectIdentifier: Any] = [:]

  /// What is counted of the shard once, whoever asks for it.
  subscript<Made: OncePerShard>(_ type: Made.Type) -> Made {
    if let made = made[ObjectIdentifier(type)] as? Made { return made }
    let value = Made(self)
    made[ObjectIdentifier(type)] = value
    return value
  }

  /// By customer: what was done in W.
  private(set) lazy var activities = history.activities(in: landmarks.window)

  /// By customer: what was done in the window before W; nil where that is not known.
  private(set) lazy var previousActivities = landmarks.premises.previousWindow.map {
    history.activities(in: $0)
  }

  /// By customer: what was done in the window that ended a year ago; nil where that is not known.
  private(set) lazy var yearAgoActivities = landmarks.premises.yearAgoWindow.map { window in
    // A window of 365 days that ended a year ago is the one before W.
    window == landmarks.premises.previousWindow
      ? previousActivities ?? [] : history.activities(in: window)
  }

  /// By customer: the class of change from the window before W to W; nil where that window is not known.
  private(set) lazy var classesOfChange: [ClassOfChange?]? = landmarks.premises.previousWindow.flatMap {
    [landmarks, history, activities] before in
    previousActivities.map { history.classesOfChange($0, in: before, activities, in: landmarks.window) }
  }

  /// By customer: the place in the pyramid of W; nil for who is no buyer.
  private(set) lazy var places: [PyramidPlace?] = history.customers.map { [activities] customer in
    history.purchases(of: customer).isEmpty
      ? nil : landmarks.place(of: customer, with: activities[customer], in: history)
  }

  /// By customer: how they stand on the as-of day; nil for who is no buyer.
  private(set) lazy var statuses: [Status?] = {
    let rule = landmarks.settings.lapse
    let asOf = landmarks.asOf
    return history.customers.map { history.silence(of: $0, on: asOf, by: rule)?.status }
  }()

  /// By customer: whether they brought somebody, of whatever shard.
  private(set) lazy var isReferrer: [Bool] = landmarks.crowd.referrers.contains(history)

  /// By customer: distinct values of `cross_sell.dimension` bought; nil without that setting.
  var breadths: [Int32]? { crossSold?.breadths }

  /// Who bought the values of `cross_sell.dimension`; nil without that setting.
  private lazy var crossSold = landmarks.crossSellDimension.map {
    ValueBuyers(ofDimension: $0, history, landmarks)
  }

  /// What lines add up to by product, where there are any, and then by each dimension's values.
  private(set) lazy var lineSums = LineSums.ofAllColumns(history, landmarks)

  /// What lines add up to by a dimension's values; nil: by product.
  func lineSums(ofDimension dimension: Int?) -> LineSums {
    lineSums[dimension.map { $0 + (landmarks.facts.hasProducts ? 1 : 0) } ?? 0]
  }

  /// Who bought the values of a dimension; nil: who bought the products.
  func valueBuyers(ofDimension dimension: Int?) -> ValueBuyers {
    if dimension == landmarks.crossSellDimension, let crossSold { return crossSold }
    return ValueBuyers(ofDimension: dimension, history, landmarks)
  }

  /// All buyers' stays, by customer and time.
  private(set) lazy var stays = history.stays(in: landmarks.calendar, by: landmarks.settings.lapse)

  /// Purchases that are not their customer's first.
  private(set) lazy var repeats = history.repeats

  /// The first purchase of each buyer, and how soon the second came.
  private(set) lazy var firstPurchases = history.firstPurchases(
    by: landmarks.settings.repurchase.windows, asOf: landmarks.asOf)
}

/// What is counted of a shard once, however many tables ask for it.
public protocol OncePerShard: Sendable {
  /// Works the column out for one shard.
  init(_ worksheet: Worksheet)
}
