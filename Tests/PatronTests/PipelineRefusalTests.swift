import Intake
import Testing

@testable import Patron

/// What is refused, and in which words: a message is what a merchant mends the file by.
@Suite struct PipelineRefusalTests {
  /// Something appended to the smallest pipeline file, from line 5 on.
  struct Case: CustomTestStringConvertible {
    let yaml: String
    let message: String

    init(_ yaml: String, _ message: String) {
      self.yaml = yaml
      self.message = message
    }

    var testDescription: String { yaml }
  }

  static let wrongValues = [
    Case(
      "perod: week",
      "5:1: perod: unknown key; known here: pipeline source money period purchase churn repurchase pyramid ladder cross_sell key_accounts relationship as_of gates output tables; did you mean period?"
    ),
    Case(
      "zzzzzzzzzz: 1",
      "5:1: zzzzzzzzzz: unknown key; known here: pipeline source money period purchase churn repurchase pyramid ladder cross_sell key_accounts relationship as_of gates output tables"
    ),
    Case(
      "output: {kep: 3}",
      "5:10: output.kep: unknown key; known here: folder keep profile; did you mean keep?"),
    Case(
      "period: weekly",
      "5:9: period: found weekly; wanted one of month week quarter year; did you mean week?"),
    Case("period: \"day\"", "5:9: period: found \"day\"; wanted one of month week quarter year"),
    Case("period: [month]", "5:9: period: found a list; wanted one of month week quarter year"),
    Case(
      "period: {length: month}",
      "5:9: period: found keys and values; wanted one of month week quarter year"),
    Case("period:", "5:8: period: found nothing; wanted one of month week quarter year"),
    Case("output: out", "5:9: output: found out; wanted keys and values"),
    Case("output:", "5:8: output: found nothing; wanted keys and values"),
    Case("output: {keep: 0}", "5:16: output.keep: found 0; wanted a whole number from 1"),
    Case("output: {keep: many}", "5:16: output.keep: found many; wanted a whole number from 1"),
    Case("output: {keep: 1.0}", "5:16: output.keep: found 1.0; wanted a whole number from 1"),
    Case("output: {keep: 010}", "5:16: output.keep: found 010; wanted a whole number from 1"),
    Case(
      "output: {keep: 99999999999999999999}",
      "5:16: output.keep: found 99999999999999999999; wanted a whole number from 1"),
    Case(
      "output: {keep: \"7\"}",
      "5:16: output.keep: found \"7\"; wanted a whole number from 1; write it without quotes"),
    Case("output: {folder: \"\"}", "5:18: output.folder: found \"\"; wanted a text"),
    Case(
      "output: {folder: \"a\\nb\"}",
      "5:18: output.folder: found \"a\\nb\"; wanted a text; line breaks and control characters cannot stand here"
    ),
    Case(
      "as_of: yesterday", "5:8: as_of: found yesterday; wanted last or a date such as 2026-03-09"),
    Case(
      "as_of: 2026-02-30", "5:8: as_of: found 2026-02-30; wanted last or a date such as 2026-03-09"),
    Case(
      "as_of: 2026-02-03 00:00:00",
      "5:8: as_of: found 2026-02-03 00:00:00; wanted last or a date such as 2026-03-09"),
    Case(
      "tables: [growht]",
      "5:10: tables[1]: found growht; wanted one of headline growth customers; did you mean growth?"
    ),
    Case(
      "tables: []",
      "5:9: tables: found an empty list; wanted a list, each one of headline growth customers"),
    Case("tables: [growth, growth]", "5:9: tables: growth stands twice"),
    Case(
      "gates: {max_refused_share: 1.5}",
      "5:28: gates.max_refused_share: found 1.5; wanted a number from 0 to 1 with at most 6 digits behind the point"
    ),
    Case(
      "gates: {max_refused_share: 0.0000001}",
      "5:28: gates.max_refused_share: found 0.0000001; wanted a number from 0 to 1 with at most 6 digits behind the point"
    ),
    Case(
      "gates: {max_refused_share: 5%}",
      "5:28: gates.max_refused_share: found 5%; wanted a number from 0 to 1 with at most 6 digits behind the point"
    ),
    Case("gates: {min_lines: -1}", "5:20: gates.min_lines: found -1; wanted a whole number from 0"),
    Case(
      "money: {decimals: 7}", "5:19: money.decimals: found 7; wanted a whole number from 0 to 6"),
    Case(
      "money: {decimals: 7}\npurchase: {minimum: 0.00001}",
      "5:19: money.decimals: found 7; wanted a whole number from 0 to 6"),
    Case("money: {round: up}", "5:16: money.round: found up; wanted one of none half_even"),
    Case(
      "purchase: {minimum: 0.001}",
      "5:21: purchase.minimum: found 0.001; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2"
    ),
    Case(
      "money: {decimals: 0}\npurchase: {minimum: 0.5}",
      "6:21: purchase.minimum: found 0.5; wanted an amount of at least 0 with no digit behind the point, as money.decimals is 0"
    ),
    Case(
      "purchase: {minimum: -1}",
      "5:21: purchase.minimum: found -1; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2"
    ),
    Case(
      "purchase: {minimum: 1e2}",
      "5:21: purchase.minimum: found 1e2; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2"
    ),
    Case(
      "repurchase: {windows: []}",
      "5:23: repurchase.windows: found an empty list; wanted a list, each a whole number from 1 to 36500"
    ),
    Case(
      "repurchase: {windows: [30, 0]}",
      "5:28: repurchase.windows[2]: found 0; wanted a whole number from 1 to 36500"),
    Case("repurchase: {windows: [30, 30]}", "5:23: repurchase.windows: 30 stands twice"),
    Case(
      "repurchase: {windows: 30}",
      "5:23: repurchase.windows: found 30; wanted a list, each a whole number from 1 to 36500"),
    Case(
      "repurchase: {steps: 0}",
      "5:21: repurchase.steps: found 0; wanted a whole number from 1 to 1000"),
    Case(
      "ladder: {client_from: 1}", "5:23: ladder.client_from: found 1; wanted a whole number from 2"),
  ]

  @Test(arguments: wrongValues) func ofAWrongValue(_ wrong: Case) {
    #expect(complaints(about: smallestPipeline + wrong.yaml) == "t.yml:" + wrong.message)
  }

  static let wrongTables = [
    Case(
      "churn: {after_days: 29}",
      "5:21: churn.after_days: found 29; wanted at least 30 days, as period is month: a customer new in a month could lapse inside it"
    ),
    Case(
      "period: week\nchurn: {after_days: 5}",
      "6:21: churn.after_days: found 5; wanted at least 6 days, as period is week: a customer new in a week could lapse inside it"
    ),
    Case(
      "period: quarter\nchurn: {after_days: 90}",
      "6:21: churn.after_days: found 90; wanted at least 91 days, as period is quarter: a customer new in a quarter could lapse inside it"
    ),
    Case(
      "period: year",
      "1:1: churn.after_days: found 180 (the default); wanted at least 365 days, as period is year: a customer new in a year could lapse inside it"
    ),
    Case(
      "churn: {rule: cadence, cadence: {at_least: 29}}",
      "5:44: churn.cadence.at_least: found 29; wanted at least 30 days, as period is month: a customer new in a month could lapse inside it"
    ),
    Case(
      "churn: {rule: cadence, cadence: {at_least: 60, at_most: 59}}",
      "5:57: churn.cadence.at_most: at_least is 60 and at_most 59; wanted at_least no larger than at_most"
    ),
    Case(
      "churn: {rule: cadence, cadence: {multiple: 0.5}}",
      "5:44: churn.cadence.multiple: found 0.5; wanted a number from 1 to 100 with at most 3 digits behind the point"
    ),
    Case(
      "churn: {cadence: {gaps: 2}}",
      "5:18: churn.cadence: churn.rule is fixed, so this would say nothing; write rule: cadence or leave it out"
    ),
    Case("churn: {rule: rhythm}", "5:15: churn.rule: found rhythm; wanted one of fixed cadence"),
    Case(
      "pyramid: {by: profit}",
      "5:15: pyramid.by: found profit, but source.columns maps neither cost nor profit"),
    Case(
      "pyramid: {tiers: []}",
      "5:18: pyramid.tiers: found an empty list; wanted a list of tiers such as {name: gold, top: 0.2}"
    ),
    Case(
      "pyramid: {tiers: [{name: a}]}",
      "5:19: pyramid.tiers[1]: found none; wanted exactly one of top at_least revenue_share"),
    Case(
      "pyramid: {tiers: [{name: a, top: 1, at_least: 5}]}",
      "5:19: pyramid.tiers[1]: found top and at_least; wanted exactly one of top at_least revenue_share"
    ),
    Case("pyramid: {tiers: [{top: 1}]}", "5:19: pyramid.tiers[1].name: missing; wanted a text"),
    Case(
      "pyramid: {tiers: [{name: new, top: 1}]}",
      "5:26: pyramid.tiers[1].name: the name new is taken by the tables; others taken: inactive"),
    Case(
      "pyramid: {tiers: [{name: a, top: 0}]}",
      "5:34: pyramid.tiers[1].top: found 0; wanted a share above 0"),
    Case(
      "pyramid: {tiers: [{name: a, top: 0.1}, {name: a, top: 1}]}",
      "5:40: pyramid.tiers[2]: the name a stands twice"),
    Case(
      "pyramid: {tiers: [{name: a, top: 0.2}, {name: b, top: 0.2}]}",
      "5:40: pyramid.tiers[2]: wanted a larger share than that of a above: shares are cumulative"),
    Case(
      "pyramid: {tiers: [{name: a, revenue_share: 0.8}, {name: b, revenue_share: 0.5}]}",
      "5:50: pyramid.tiers[2]: wanted a larger share than that of a above: shares are cumulative"),
    Case(
      "pyramid: {tiers: [{name: a, at_least: 5}, {name: b, at_least: 5}]}",
      "5:43: pyramid.tiers[2]: wanted a smaller at_least than that of a above"),
    Case(
      "pyramid: {tiers: [{name: a, top: 0.2}, {name: b, at_least: 5}]}",
      "5:40: pyramid.tiers[2]: found at_least below top; wanted one kind of rule for all tiers (the last may be top: 1)"
    ),
    Case(
      "cross_sell: {dimension: country}",
      "5:25: cross_sell.dimension: names a dimension, but source.dimensions declares none"),
    Case(
      "relationship: {customers: {few: 20, many: 20}}",
      "5:43: relationship.customers.many: few is up to 20 and many from 20; wanted few below many"),
    Case(
      "relationship: {margin: {low: 0.4}}",
      "5:30: relationship.margin.low: low is above high; wanted low no larger than high"),
    Case(
      "relationship: {margins: {godl: 0.2}}",
      "5:26: relationship.margins.godl: unknown group; known without relationship.dimension: platinum gold iron; did you mean gold?"
    ),
    Case(
      "relationship: {levels: {fw: {high: x}}}",
      "5:25: relationship.levels.fw: unknown key; known here: few medium many; did you mean few?"),
  ]

  @Test(arguments: wrongTables) func ofWhatTheTablesCannotMean(_ wrong: Case) {
    #expect(complaints(about: smallestPipeline + wrong.yaml) == "t.yml:" + wrong.message)
  }

  /// Something appended within `source`, still from line 5 on.
  static let wrongSources = [
    Case(
      "format: {encoding: gbk}",
      "5:22: source.format.encoding: found gbk; wanted one of utf-8 iso-8859-1 windows-1252; gbk is not supported yet"
    ),
    Case(
      "format: {encoding: utf8}",
      "5:22: source.format.encoding: found utf8; wanted one of utf-8 iso-8859-1 windows-1252; did you mean utf-8?"
    ),
    Case(
      "format: {delimiter: \":\"}",
      "5:23: source.format.delimiter: found \":\"; wanted one of \",\" \";\" \"|\" tab"),
    Case("format: {header: yes}", "5:20: source.format.header: found yes; wanted true or false"),
    Case(
      "format: {header: \"true\"}",
      "5:20: source.format.header: found \"true\"; wanted true or false; write it without quotes"),
    Case(
      "format: {decimal: \",\", thousands: \",\"}",
      "5:37: source.format.thousands: the decimal sign and the thousands sign are both \",\""),
    Case(
      "format: {thousands: \".\"}",
      "5:23: source.format.thousands: the decimal sign and the thousands sign are both \".\""),
    Case(
      "format: {space_aligned: true, delimiter: \",\"}",
      "5:44: source.format.delimiter: blanks separate the fields, as space_aligned is true; leave one of the two out"
    ),
    Case(
      "format: {space_aligned: true, thousands: \" \"}",
      "5:44: source.format.thousands: a blank ends a field, as space_aligned is true, so it cannot stand in a number"
    ),
    Case(
      "duplicates: last_file_wins",
      "5:15: source.duplicates: found last_file_wins; wanted keep; last_file_wins is not supported yet"
    ),
    Case(
      "duplicates: drop_identical",
      "5:15: source.duplicates: found drop_identical; wanted keep; drop_identical is not supported yet"
    ),
    Case("duplicates: drop", "5:15: source.duplicates: found drop; wanted keep"),
    Case(
      "data_from: 1.12.2009",
      "5:14: source.data_from: found 1.12.2009; wanted a date such as 2026-03-09"),
    Case(
      "dimensions: [country]",
      "5:15: source.dimensions: found a list; wanted dimensions such as country: Country"),
    Case(
      "dimensions: {tier: Tier}",
      "5:16: source.dimensions.tier: the name tier is taken by the tables; others taken: all customer product purchase"
    ),
    Case(
      "dimensions: {Country: Country}",
      "5:16: source.dimensions.Country: found Country; wanted the name of a dimension: a letter a to z, then letters a to z, digits or _"
    ),
    Case(
      "dimensions: {\"a,b\": Country}",
      "5:16: source.dimensions.a,b: found \"a,b\"; wanted the name of a dimension: a letter a to z, then letters a to z, digits or _"
    ),
    Case(
      "dimensions: {country: {level: line}}",
      "5:25: source.dimensions.country.column: missing; wanted the name of a column"),
    Case(
      "dimensions: {country: {column: C, level: lines}}",
      "5:44: source.dimensions.country.level: found lines; wanted one of purchase line; did you mean line?"
    ),
    Case(
      "dimensions: {country: [C]}",
      "5:25: source.dimensions.country: found a list; wanted the name of a column"),
    Case(
      "trim: [custmer]",
      "5:10: source.trim[1]: found custmer; wanted one of customer date amount order product quantity unit_price discount cost profit currency; did you mean customer?"
    ),
    Case(
      "exclude: {column: a}",
      "5:12: source.exclude: found keys and values; wanted a list of rules such as {column: Status, in: [cancelled]}"
    ),
    Case(
      "exclude: [{column: a}]",
      "5:13: source.exclude[1]: found none; wanted exactly one of in not_in empty starts_with at_most at_least"
    ),
    Case(
      "exclude: [{column: a, empty: true, in: [b]}]",
      "5:13: source.exclude[1]: found in and empty; wanted exactly one of in not_in empty starts_with at_most at_least"
    ),
    Case(
      "exclude: [{in: [b]}]", "5:13: source.exclude[1].column: missing; wanted the name of a column"
    ),
    Case(
      "exclude: [{column: a, in: b}]",
      "5:29: source.exclude[1].in: found b; wanted a list, each a text without blanks around it"),
    Case(
      "exclude: [{column: a, in: [\" b\"]}]",
      "5:30: source.exclude[1].in[1]: found \" b\"; wanted a text without blanks around it; values are compared without the blanks around them, so it would never match"
    ),
    Case(
      "exclude: [{column: a, at_most: \"0,5\"}]",
      "5:34: source.exclude[1].at_most: found \"0,5\"; wanted a number such as 0.05 or 12, with a point whatever the export uses; write it without quotes"
    ),
    Case(
      "exclude: [{column: a, equals: b}]",
      "5:13: source.exclude[1]: found none; wanted exactly one of in not_in empty starts_with at_most at_least\nt.yml:5:25: source.exclude[1].equals: unknown key; known here: column in not_in empty starts_with at_most at_least"
    ),
  ]

  @Test(arguments: wrongSources) func ofASourceThatCannotBeRead(_ wrong: Case) {
    #expect(complaints(about: smallestPipeline + "  " + wrong.yaml) == "t.yml:" + wrong.message)
  }

  /// What the columns of line 4 may not be.
  static let wrongColumns = [
    Case(
      "date: d, amount: a", "4:12: source.columns.customer: missing; wanted the name of a column"),
    Case(
      "customer: c, amount: a", "4:12: source.columns.date: missing; wanted the name of a column"),
    Case(
      "customer: c, date: d",
      "4:12: source.columns.amount: missing; wanted the column of the amount, or quantity and unit_price"
    ),
    Case(
      "customer: c, date: d, quantity: q",
      "4:12: source.columns.unit_price: missing; quantity alone makes no amount: map unit_price too, or amount"
    ),
    Case(
      "customer: c, date: d, unit_price: p",
      "4:12: source.columns.quantity: missing; unit_price alone makes no amount: map quantity too, or amount"
    ),
    Case(
      "customer: c, date: d, amount: a, unit_price: p",
      "4:58: source.columns.unit_price: amount is mapped too; leave out unit_price, or amount where it is to be quantity × unit_price"
    ),
    Case(
      "customer: c, date: d, amount: a, cost: k, profit: p",
      "4:63: source.columns.profit: cost is mapped too, and one follows from the other; leave one of them out"
    ),
    Case(
      "customer: c, date: d, amount: a, currency: k",
      "1:1: money.currency: missing; source.columns.currency is mapped, so it must say which lines count"
    ),
    Case(
      "customer: [c], date: d, amount: a",
      "4:23: source.columns.customer: found a list; wanted the name of a column"),
  ]

  @Test(arguments: wrongColumns) func ofColumnsThatContradict(_ wrong: Case) {
    let yaml = "pipeline: shop\nsource:\n  files: [a.csv]\n  columns: {\(wrong.yaml)}\n"
    #expect(complaints(about: yaml) == "t.yml:" + wrong.message)
  }

  @Test func aQuantityOrDiscountBesideAnAmountIsNoContradiction() throws {
    let yaml =
      "pipeline: a\nsource: {files: [a], columns: {customer: c, date: d, amount: a, quantity: q, discount: x}}"
    let mapping = try read(yaml).source.mapping
    #expect(mapping.amount == .column("a"))
    #expect(mapping.discount == "x")
  }
}
