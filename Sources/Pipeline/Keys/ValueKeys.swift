internal import Base
internal import Reports

extension Key {
  /// What customers are worth.
  static let value = Key.section(
    "value",
    [
      .value(
        "model", \.settings.value.model, .choice(),
        "The purchase model that makes the forecasts, if it stands its trial. auto: the best of those that do."
      ),
      .horizons,
      .optional(
        "holdout_days", \.settings.value.holdoutDays, .days(), absent: "a quarter of the data, at most 365",
        "How many days up to the as-of day the models are tried on. Default: a quarter of the data, at most 365."
      ),
      .value(
        "tolerance", \.settings.value.toleranceMillionths, .share,
        "By what share a trial's total may be wrong; over the frequency classes by twice as much."),
      .value(
        "max_correlation", \.settings.value.maxCorrelationMillionths, .share,
        "The largest correlation of how often with how much a customer buys that the spend model allows."),
      .value(
        "min_repeat_buyers", \.settings.value.minRepeatBuyers, .whole(atLeast: 1),
        "With fewer buyers who came back no model is fitted."),
      .value(
        "min_history_days", \.settings.value.minHistoryDays, .days(),
        "With fewer days from the start of the data no model is fitted."),
      .value(
        "fit_buyers", \.settings.value.fitBuyers, .whole(1...10_000_000),
        "If there are more buyers, the models are fitted to so many of them, chosen by the hash of the id."),
      .value(
        "discount_rate", \.settings.value.discountMillionths, .scaled(0...10, digits: 6),
        "The yearly rate by which later purchases are worth less."),
      .optional(
        "margin", \.settings.value.marginMillionths, .share, absent: "measured",
        "Profit over revenue. Default: measured where cost or profit is mapped; without it, values are revenue."
      ),
      .value(
        "acquisition_cost", \.settings.value.acquisitionCost, by: { .money(decimals: $0.decimals) },
        "What winning a customer costs; value_curve takes it off."),
      .value(
        "profit_growth", \.settings.value.growthMillionths, .scaled(-1...1, digits: 6),
        "By what share a customer's yearly profit grows after the last known year."),
      .yearlyProfit,
      .retentionRates,
    ])

  private static let horizons = Key.leaf(
    "horizons",
    wanted: { _ in "a list of two, each \(Form.whole(1...mostHorizon).wanted), the second larger" },
    read: { pipeline, value in
      let form = Form.whole(1...mostHorizon)
      guard let places = value.place("horizons")?.elements(", each \(form.wanted)") else { return }
      let days = places.compactMap { $0.read(form) }
      // Where one could not be read, that is the complaint.
      guard days.count == places.count else { return }
      guard days.count == 2, days[0] < days[1] else {
        value.complain(
          about: "horizons", "found \(days.listed { "\($0)" }); wanted two numbers of days, the second larger"
        )
        return
      }
      pipeline.settings.value.horizons = days
    }, written: { $0.settings.value.horizons.listed { "\($0)" } },
    "For how many days ahead purchases are expected. The second is the one that is valued.")

  /// Three years: no model that is tried on a year can be believed for longer.
  private static let mostHorizon = 1095

  private static let yearlyProfit = Key.leaf(
    "yearly_profit",
    wanted: { "a list, each \(Form.money(decimals: $0.decimals, mayBeNegative: true).wanted)" },
    read: { pipeline, value in
      guard
        let years = value.list(
          "yearly_profit", of: .money(decimals: pipeline.decimals, mayBeNegative: true))
      else { return }
      if years.count > mostYears {
        value.complain(about: "yearly_profit", "found \(years.count) years; wanted at most \(mostYears)")
      }
      pipeline.settings.value.yearlyProfit = years
    },
    written: { pipeline in
      let form = Form.money(decimals: pipeline.decimals, mayBeNegative: true)
      return pipeline.settings.value.yearlyProfit?.listed(form.written) ?? "measured"
    },
    "What a customer brings in the first year, the second, and so on, for value_curve. Default: measured.")

  private static let mostYears = 100

  private static let retentionRates = Key.leaf(
    "retention_rates", wanted: { _ in "a list, each \(Form.share.wanted)" },
    read: { pipeline, value in
      guard let rates = value.list("retention_rates", of: .share)?.sorted() else { return }
      for (rate, next) in zip(rates, rates.dropFirst()) where rate == next {
        value.complain(about: "retention_rates", "\(Form.share.written(rate)) stands twice")
      }
      pipeline.settings.value.retentionMillionths = rates
    }, written: { $0.settings.value.retentionMillionths.listed(Form.share.written) },
    "The yearly retention rates that value_curve has a row for.")
}
