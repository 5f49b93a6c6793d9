import Base
import Ledger
import Reports

/// Shops whose tallies travel, with the settings that decide the shape of tallies.
struct TravellingShop: Sendable, CustomStringConvertible {
  let description: String
  let export: String
  let workshop: Workshop

  static let example = TravellingShop(
    description: "example", export: ExampleShop.export, workshop: Workshop.exampleShop)

  static let all: [TravellingShop] = [
    example,
    random("by revenue", seed: 31, .month, isCadence: false) { _ in },
    random("by profit", seed: 32, .week, isCadence: true) {
      $0.pyramid.by = .profit
      $0.relationship = ExampleShop.settings.relationship
    },
    random("short windows", seed: 33, .quarter, isCadence: true) {
      $0.pyramid.by = .profit
      $0.pyramid.windowDays = 90
      $0.repurchase.windows = [7, 30]
      $0.keyAccounts.count = 3
    },
    // The window before W is not known.
    random("long windows", seed: 34, .year, isCadence: false) {
      $0.pyramid.windowDays = 1000
      $0.crossSell.dimension = nil
    },
    withForecasts, withOtherSystems,
  ]

  /// Every table of the other systems has rows.
  static let withOtherSystems = TravellingShop(
    description: "with other systems", export: ExampleShop.export, workshop: Workshop.withOtherSystems)

  /// A model of buying and one of spending are chosen here.
  static let withForecasts: TravellingShop = {
    var workshop = ForecastShop.workshop()
    workshop.settings.value.minRepeatBuyers = 50
    workshop.settings.value.toleranceMillionths = 1_000_000
    return TravellingShop(
      description: "with forecasts", export: ForecastShop(seed: 3, customers: 250).export, workshop: workshop)
  }()

  private static func random(
    _ name: String, seed: UInt64, _ period: Period.Length, isCadence: Bool,
    _ change: (inout Settings) -> Void
  ) -> TravellingShop {
    var workshop = RandomShop.workshop(isCadence: isCadence, period: period)
    workshop.contacts = ["k1", "k2", "nobody"]
    change(&workshop.settings)
    return TravellingShop(
      description: name, export: RandomShop(seed: seed, customers: 120).export, workshop: workshop)
  }

  /// The shop's histories in so many shards.
  func landmarks(shards: Int) throws -> (histories: [History], landmarks: Landmarks) {
    var workshop = workshop
    workshop.shards = shards
    return try workshop.landmarks(of: export)
  }
}
