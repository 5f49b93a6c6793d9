import Testing

@testable import Pipeline

@Suite struct TableRefusalTests {
  static let wrongTables = RefusedText.list(
    #"""
    churn: {after_days: 29}
    > 5:21: churn.after_days: found 29; wanted at least 30 days, as period is month: a customer new in a month could lapse inside it

    period: week
    churn: {after_days: 5}
    > 6:21: churn.after_days: found 5; wanted at least 6 days, as period is week: a customer new in a week could lapse inside it

    period: quarter
    churn: {after_days: 90}
    > 6:21: churn.after_days: found 90; wanted at least 91 days, as period is quarter: a customer new in a quarter could lapse inside it

    period: year
    > 1:1: churn.after_days: found 180 (the default); wanted at least 365 days, as period is year: a customer new in a year could lapse inside it

    churn: {rule: cadence, cadence: {at_least: 29}}
    > 5:44: churn.cadence.at_least: found 29; wanted at least 30 days, as period is month: a customer new in a month could lapse inside it

    churn: {rule: cadence, cadence: {at_least: 60, at_most: 59}}
    > 5:57: churn.cadence.at_most: at_least is 60 and at_most 59; wanted at_least no larger than at_most

    churn: {rule: cadence, cadence: {multiple: 0.5}}
    > 5:44: churn.cadence.multiple: found 0.5; wanted a number from 1 to 100 with at most 3 digits behind the point

    churn: {cadence: {gaps: 2}}
    > 5:18: churn.cadence: churn.rule is fixed, so this would say nothing; write rule: cadence or leave it out

    churn: {rule: rhythm}
    > 5:15: churn.rule: found rhythm; wanted one of fixed cadence

    pyramid: {by: profit}
    > 5:15: pyramid.by: found profit, but source.columns maps neither cost nor profit

    pyramid: {tiers: []}
    > 5:18: pyramid.tiers: found an empty list; wanted a list of tiers such as {name: gold, top: 0.2}

    pyramid: {tiers: [{name: a}]}
    > 5:19: pyramid.tiers[1]: found none; wanted exactly one of top at_least revenue_share

    pyramid: {tiers: [{name: a, top: 1, at_least: 5}]}
    > 5:19: pyramid.tiers[1]: found top and at_least; wanted exactly one of top at_least revenue_share

    pyramid: {tiers: [{top: 1}]}
    > 5:19: pyramid.tiers[1].name: missing; wanted a text

    pyramid: {tiers: [{name: new, top: 1}]}
    > 5:26: pyramid.tiers[1].name: the name new is taken by the tables; others taken: inactive

    pyramid: {tiers: [{name: a, top: 0}]}
    > 5:34: pyramid.tiers[1].top: found 0; wanted a share above 0

    pyramid: {tiers: [{name: a, top: 0.1}, {name: a, top: 1}]}
    > 5:40: pyramid.tiers[2]: the name a stands twice

    pyramid: {tiers: [{name: a, top: 0.2}, {name: b, top: 0.2}]}
    > 5:40: pyramid.tiers[2]: wanted a larger share than that of a above: shares are cumulative

    pyramid: {tiers: [{name: a, revenue_share: 0.8}, {name: b, revenue_share: 0.5}]}
    > 5:50: pyramid.tiers[2]: wanted a larger share than that of a above: shares are cumulative

    pyramid: {tiers: [{name: a, at_least: 5}, {name: b, at_least: 5}]}
    > 5:43: pyramid.tiers[2]: wanted a smaller at_least than that of a above

    pyramid: {tiers: [{name: a, top: 0.2}, {name: b, at_least: 5}]}
    > 5:40: pyramid.tiers[2]: found at_least below top; wanted one kind of rule for all tiers (the last may be top: 1)

    pyramid: {tiers: [{name: a, top: 1}, {name: b, top: 1}]}
    > 5:38: pyramid.tiers[2]: wanted a larger share than that of a above: shares are cumulative

    pyramid: {tiers: [{name: a, at_least: 9}, {name: b, top: 1}, {name: c, at_least: 5}]}
    > 5:43: pyramid.tiers[2]: found top below at_least; wanted one kind of rule for all tiers (the last may be top: 1)
    > 5:62: pyramid.tiers[3]: found at_least below top; wanted one kind of rule for all tiers (the last may be top: 1)

    cross_sell: {dimension: country}
    > 5:25: cross_sell.dimension: names a dimension, but source.dimensions declares none

    baskets: {values: 1}
    > 5:19: baskets.values: found 1; wanted a whole number from 2

    baskets: {min: 0}
    > 5:16: baskets.min: found 0; wanted a whole number from 1

    relationship: {customers: {few: 20, many: 20}}
    > 5:43: relationship.customers.many: few is up to 20 and many from 20; wanted few below many

    relationship: {margin: {low: 0.4}}
    > 5:30: relationship.margin.low: low is above high; wanted low no larger than high

    relationship: {margins: {godl: 0.2}}
    > 5:26: relationship.margins.godl: unknown group; known without relationship.dimension: platinum gold iron; did you mean gold?

    relationship: {levels: {fw: {high: x}}}
    > 5:25: relationship.levels.fw: unknown key; known here: few medium many; did you mean few?
    """#)

  @Test(arguments: wrongTables) func ofWhatTheTablesCannotMean(_ wrong: RefusedText) {
    #expect(complaints(about: smallestPipeline + wrong.yaml) == wrong.message)
  }
}
