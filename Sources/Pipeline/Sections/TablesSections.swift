internal import Base
internal import Intake
internal import Ledger
internal import Reports

/// What the sections about tables must know of the section about the source.
struct Declared {
  var dimensions: [String] = []
  var hasCost = false

  /// What stands in the mapping; nil where it could not be read, so that nothing can be held against it.
  init?(mapping: Mapping?) {
    guard let mapping else { return nil }
    dimensions = mapping.dimensions.map(\.name)
    hasCost = mapping.cost != nil
  }
}

extension Settings {
  /// The sections that say what the tables hold.
  init(reading file: MappingReader, money: MoneyFormat, declared: Declared?) {
    self.init()
    currency = money.currency
    decimals = money.decimals
    period = file.value("period", .choice(), else: period)
    purchase = file.section("purchase") { PurchaseRule(reading: $0, decimals: money.decimals) }
    lapse = file.section("churn") { LapseRule(reading: $0, period: period) }
    repurchase = file.section("repurchase", Repurchase.init(reading:))
    pyramid = file.section("pyramid") {
      Pyramid(reading: $0, decimals: money.decimals, declared: declared)
    }
    ladder.clientFrom =
      file.section("ladder") { $0.value("client_from", .whole(atLeast: 2)) } ?? ladder.clientFrom
    crossSell = file.section("cross_sell") { CrossSell(reading: $0, declared: declared) }
    keyAccounts.count =
      file.section("key_accounts") { $0.value("count", .whole(atLeast: 1)) } ?? keyAccounts.count
    // Without the section there is no table of levels, so an absent one is not an empty one.
    relationship = file.place("relationship")?.mapping { [pyramid] in
      Relationship(reading: $0, tiers: pyramid.tiers.map(\.name), declared: declared)
    }
  }
}

extension PurchaseRule {
  fileprivate init(reading purchase: MappingReader, decimals: Int) {
    self.init()
    minimum = purchase.value("minimum", .money(decimals: decimals), else: minimum)
  }
}

extension Settings.Repurchase {
  fileprivate init(reading repurchase: MappingReader) {
    self.init()
    windows = (repurchase.set("windows", of: .days()) ?? windows).sorted()
    steps = repurchase.value("steps", .whole(1...1000), else: steps)
    curveDays = repurchase.value("curve_days", .days(), else: curveDays)
  }
}

extension Settings.CrossSell {
  fileprivate init(reading crossSell: MappingReader, declared: Declared?) {
    self.init()
    dimension = crossSell.dimension("dimension", declared)
    minBuyers = crossSell.value("min_buyers", .whole(atLeast: 1), else: minBuyers)
  }
}

extension MappingReader {
  /// The name of a dimension that the source declares.
  func dimension(_ key: String, _ declared: Declared?) -> String? {
    guard let declared else { return value(key, .text) }
    guard declared.dimensions.isEmpty, has(key) else {
      return value(key, .one(of: declared.dimensions))
    }
    complain(about: key, "names a dimension, but source.dimensions declares none")
    return nil
  }
}
