import Reports
import Testing

@testable import Pipeline

/// The section `value`: what its keys may not be.
@Suite struct ValueKeyTests {
  static let wrongValues = RefusedText.list(
    #"""
    value: {model: pareto_ndb}
    > 5:16: value.model: found pareto_ndb; wanted one of auto pareto_nbd mbg_nbd bg_nbd nbd by_class; did you mean pareto_nbd?

    value: {model: gamma_gamma}
    > 5:16: value.model: found gamma_gamma; wanted one of auto pareto_nbd mbg_nbd bg_nbd nbd by_class

    value: {horizons: [365]}
    > 5:19: value.horizons: found [365]; wanted two numbers of days, the second larger

    value: {horizons: [90, 90]}
    > 5:19: value.horizons: found [90, 90]; wanted two numbers of days, the second larger

    value: {horizons: [90, 1096]}
    > 5:24: value.horizons[2]: found 1096; wanted a whole number from 1 to 1095

    value: {horizons: [0, 365]}
    > 5:20: value.horizons[1]: found 0; wanted a whole number from 1 to 1095

    value: {holdout_days: 0}
    > 5:23: value.holdout_days: found 0; wanted a whole number from 1 to 36500

    value: {tolerance: 1.5}
    > 5:20: value.tolerance: found 1.5; wanted a number from 0 to 1 with at most 6 digits behind the point

    value: {max_correlation: -0.1}
    > 5:26: value.max_correlation: found -0.1; wanted a number from 0 to 1 with at most 6 digits behind the point

    value: {min_repeat_buyers: 0}
    > 5:28: value.min_repeat_buyers: found 0; wanted a whole number from 1

    value: {min_history_days: 0}
    > 5:27: value.min_history_days: found 0; wanted a whole number from 1 to 36500

    value: {fit_buyers: 0}
    > 5:21: value.fit_buyers: found 0; wanted a whole number from 1 to 10000000

    value: {discount_rate: -0.1}
    > 5:24: value.discount_rate: found -0.1; wanted a number from 0 to 10 with at most 6 digits behind the point

    value: {margin: 1.01}
    > 5:17: value.margin: found 1.01; wanted a number from 0 to 1 with at most 6 digits behind the point

    value: {acquisition_cost: -1}
    > 5:27: value.acquisition_cost: found -1; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2

    value: {profit_growth: -1.1}
    > 5:24: value.profit_growth: found -1.1; wanted a number from -1 to 1 with at most 6 digits behind the point

    value: {yearly_profit: []}
    > 5:24: value.yearly_profit: found an empty list; wanted a list, each an amount with at most 2 digits behind the point, as money.decimals is 2

    value: {yearly_profit: [1, 2.005]}
    > 5:28: value.yearly_profit[2]: found 2.005; wanted an amount with at most 2 digits behind the point, as money.decimals is 2

    value: {retention_rates: [0.5, 0.50]}
    > 5:26: value.retention_rates: 0.500000 stands twice

    value: {retention_rates: [1.2]}
    > 5:27: value.retention_rates[1]: found 1.2; wanted a number from 0 to 1 with at most 6 digits behind the point

    value: {retention_rate: [0.5]}
    > 5:9: value.retention_rate: unknown key; known here: model horizons holdout_days tolerance max_correlation min_repeat_buyers min_history_days fit_buyers discount_rate margin acquisition_cost profit_growth yearly_profit retention_rates; did you mean retention_rates?
    """#)

  @Test(arguments: wrongValues) func isComplainedOf(_ wrong: RefusedText) {
    #expect(complaints(about: smallestPipeline + wrong.yaml) == wrong.message)
  }

  @Test func ratesStandInTheirOrder() throws {
    let pipeline = try read(smallestPipeline + "value: {retention_rates: [0.9, 0, 1]}")
    #expect(pipeline.settings.value.retentionMillionths == [0, 900_000, 1_000_000])
  }

  @Test func moreYearsThanACustomerLives() {
    let years = Array(repeating: "1", count: 101).joined(separator: ", ")
    #expect(
      complaints(about: smallestPipeline + "value: {yearly_profit: [\(years)]}").contains(
        "found 101 years; wanted at most 100"))
  }
}
