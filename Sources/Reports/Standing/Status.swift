public import Base
public import Ledger

/// How a buyer stands on a day, by the days since the last purchase day.
public enum Status: String, NamedValue {
  case active
  case atRisk = "at_risk"
  case lapsed
}

/// How long a buyer has been silent on a day, and how long is too long for this one.
public struct Silence: Hashable, Sendable {
  /// Days since the last purchase day.
  public let days: Int
  /// θ: with more days of silence than this the buyer is lapsed.
  public let threshold: Int

  /// Both in days.
  public init(days: Int, threshold: Int) {
    self.days = days
    self.threshold = threshold
  }

  /// At risk from more than 0.8 × θ on, compared in whole numbers so that the bound itself is exact.
  public var status: Status {
    if days > threshold { return .lapsed }
    return 10 * days > 8 * threshold ? .atRisk : .active
  }

  /// Days beyond the threshold; nil unless lapsed.
  public var daysOverdue: Int? { status == .lapsed ? days - threshold : nil }
}

extension Silence: Packed {
  public func pack(into packer: inout Packer) {
    days.pack(into: &packer)
    threshold.pack(into: &packer)
  }

  /// - Throws: `Damage` also where days are negative or more than any calendar has.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    days = try Int(from: &unpacker)
    threshold = try Int(from: &unpacker)
    let possible = 0...Int(Int32.max)
    guard possible.contains(days), possible.contains(threshold) else {
      throw unpacker.damage("days of silence, and how many are too many")
    }
  }
}

extension History {
  /// A customer's silence as of a day; nil for customers who had not bought by then.
  public func silence(of customer: Int, on day: Day, by rule: LapseRule) -> Silence? {
    guard let last = lastPurchase(of: customer, upTo: day) else { return nil }
    return Silence(
      days: day - purchaseDay[last], threshold: threshold(after: last, of: customer, by: rule))
  }
}
