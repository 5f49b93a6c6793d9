internal import Base
internal import Reports

extension Key {
  static let repurchase = Key.section(
    "repurchase",
    [
      .leaf(
        "windows", wanted: { _ in "a list, each \(Form.days().wanted)" },
        read: { pipeline, repurchase in
          guard let windows = repurchase.set("windows", of: .days()) else { return }
          pipeline.settings.repurchase.windows = windows.sorted()
        }, written: { $0.settings.repurchase.windows.listed { "\($0)" } },
        "A second purchase is counted within so many days of the first."),
      .value(
        "driver_window", \.settings.repurchase.driverWindow, .days(),
        "The number of days within which `repurchase_drivers` counts a second purchase."),
      .value(
        "steps", \.settings.repurchase.steps, .whole(1...1000),
        "The number of steps from purchase to purchase: from the first to the second, and so on."),
      .value(
        "curve_days", \.settings.repurchase.curveDays, .days(), "The number of days of the repurchase curve."),
    ])

  static let ladder = Key.section(
    "ladder",
    [
      .value(
        "client_from", \.settings.ladder.clientFrom, .whole(atLeast: 2),
        "A buyer with so many purchase days is a client.")
    ])

  static let crossSell = Key.section(
    "cross_sell",
    [
      .dimension(
        "dimension", \.settings.crossSell.dimension,
        "The dimension whose different values are counted as a customer's breadth. Default: none."),
      .value(
        "min_buyers", \.settings.crossSell.minBuyers, .whole(atLeast: 1),
        "Products with fewer buyers are left out."),
    ])

  static let baskets = Key.section(
    "baskets",
    [
      .value(
        "values", \.settings.baskets.values, .whole(atLeast: 2),
        "Pairs are counted between so many of the most frequent values, and all as frequent as the last of them."
      ),
      .value(
        "min", \.settings.baskets.min, .whole(atLeast: 1),
        "Pairs that fewer purchase days or customers have are left out."),
    ])

  static let keyAccounts = Key.section(
    "key_accounts",
    [
      .value(
        "count", \.settings.keyAccounts.count, .whole(atLeast: 1), "How many customers the table lists.")
    ])
}
