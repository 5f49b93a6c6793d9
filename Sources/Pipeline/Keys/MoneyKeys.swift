internal import Base
internal import Intake
internal import Ledger
internal import Reports

extension Key {
  /// What both the reading and the writing of amounts depend on.
  static let money = Key.section(
    "money",
    [
      .value("currency", \.currency, .text, "The currency, as GBP. Default: none is named."),
      // After a mistake here, six digits are allowed, so that no amount is complained of for it.
      .value(
        "decimals", \.decimals, .whole(0...6), afterMistake: 6,
        "The number of digits of an amount after the decimal sign."
      ),
      .value(
        "round", \.source.rounding, .choice(),
        "What to do with amounts that have more digits. none: refuse them. half_even: round and count them."),
    ],
    check: { pipeline, money in
      if pipeline.source.mapping.currency != nil, !money.has("currency") {
        money.complain(
          about: "currency", "missing; source.columns.currency is mapped, so it must say which lines count")
      }
    })

  static let purchase = Key.section(
    "purchase",
    [
      .value(
        "minimum", \.settings.purchase.minimum, by: { .money(decimals: $0.decimals) },
        "The net amount that makes a customer's day a purchase day. Default: the smallest unit. 0 counts free purchases too."
      )
    ])
}

extension Pipeline {
  /// The source reads amounts in it, and the tables write them.
  fileprivate var currency: String {
    get { source.currency }
    set {
      source.currency = newValue
      settings.currency = newValue
    }
  }

  /// Digits of an amount behind the decimal sign, in the source and in the tables.
  var decimals: Int {
    get { source.decimals }
    set {
      source.decimals = newValue
      settings.decimals = newValue
    }
  }
}
