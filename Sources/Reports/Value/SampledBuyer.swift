internal import Base
internal import Ledger
internal import Models

/// A buyer of the sample that models are fitted to: what had been bought by each of the days from which buyers are looked at.
struct SampledBuyer: Hashable, Sendable {
  /// The days of `ValuationDays` that a buyer is looked at from.
  enum Mark: Int, CaseIterable {
    case asOf, cutOff
    /// A holdout before C.
    case beforeCutOff
    /// A horizon before the as-of day.
    case nearBefore, farBefore

    func day(_ days: ValuationDays) -> Day {
      switch self {
      case .asOf: days.asOf
      case .cutOff: days.cutOff
      case .beforeCutOff: days.cutOff - days.holdout
      case .nearBefore: days.asOf - days.near
      case .farBefore: days.asOf - days.far
      }
    }
  }

  /// What had been bought by a day.
  struct SoFar: Hashable, Sendable {
    var purchaseDays = 0
    /// Days from the first to the last purchase day.
    var recencyDays = 0
    /// Repeat days with a net above 0, and what they came to.
    var paidDays = 0
    var net: Int64 = 0
  }

  /// By which the sample is chosen.
  let hash: UInt64
  let id: [UInt8]
  let first: Day
  /// By mark.
  let soFar: [SoFar]
}

extension SampledBuyer {
  /// - Precondition: The customer has a purchase day.
  init(_ customer: Int, in history: History, hash: UInt64, _ days: ValuationDays) {
    let purchases = history.purchases(of: customer)
    let first = history.purchaseDay[purchases.lowerBound]
    self.hash = hash
    id = Array(history.ids.bytes(of: customer))
    self.first = first
    soFar = Mark.allCases.map { mark in
      let day = mark.day(days)
      var soFar = SoFar()
      for purchase in purchases {
        guard history.purchaseDay[purchase] <= day else { break }
        soFar.purchaseDays += 1
        soFar.recencyDays = history.purchaseDay[purchase] - first
        let net = history.net(ofPurchase: purchase)
        if purchase > purchases.lowerBound, net > .zero {
          soFar.paidDays += 1
          soFar.net += net.units
        }
      }
      return soFar
    }
  }

  subscript(_ mark: Mark) -> SoFar { soFar[mark.rawValue] }

  /// As seen from a day; nil before the first purchase day.
  func cell(_ mark: Mark, _ days: ValuationDays) -> PurchaseCell? {
    let soFar = self[mark]
    guard soFar.purchaseDays > 0 else { return nil }
    return PurchaseCell(
      repeatDays: soFar.purchaseDays - 1, recencyDays: soFar.recencyDays, ageDays: mark.day(days) - first)
  }

  /// The spend up to a day.
  func spend(_ mark: Mark) -> SpendCell { SpendCell(paidDays: self[mark].paidDays, net: self[mark].net) }

  /// The spend after one day and up to another.
  func spend(after mark: Mark, upTo end: Mark) -> SpendCell {
    SpendCell(paidDays: self[end].paidDays - self[mark].paidDays, net: self[end].net - self[mark].net)
  }

  /// Purchase days after one day and up to another.
  func purchaseDays(after mark: Mark, upTo end: Mark) -> Int {
    self[end].purchaseDays - self[mark].purchaseDays
  }

  /// The order by which the sample is chosen.
  static func precedes(_ a: SampledBuyer, _ b: SampledBuyer) -> Bool {
    a.hash == b.hash ? a.id.lexicographicallyPrecedes(b.id) : a.hash < b.hash
  }
}
