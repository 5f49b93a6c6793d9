import Testing

@testable import Pipeline

@Suite struct CanonicalSettingsTests {
  @Test func defaultsAreWrittenOutInTheOrderOfTheirKeys() throws {
    #expect(
      try read(smallestPipeline).canonicalSettings == """
        accepted_suspicions: []
        as_of: last
        baskets.min: 30
        baskets.values: 200
        churn.after_days: 180
        churn.rule: fixed
        cross_sell.dimension: none
        cross_sell.min_buyers: 30
        gates.max_refused_share: 1.000000
        gates.min_lines: 1
        gates.newest_within_days: 0
        gates.suspicions: say
        gates.volume.min_share_of_previous: 0.000000
        key_accounts.count: 50
        ladder.client_from: 4
        money.currency: ""
        money.decimals: 2
        money.round: none
        output.excel.decimal: "."
        output.excel.delimiter: ","
        output.folder: "out"
        output.keep: 30
        output.language: en
        output.metrics_file: none
        output.page: true
        output.page_accounts: 20
        output.profile: plain
        output.purchase_days: false
        period: month
        pipeline: "shop"
        privacy.customer_ids: plain
        privacy.key_file: none
        privacy.key_id: none
        privacy.min_group: 0
        purchase.minimum: 0.01
        pyramid.by: revenue
        pyramid.tiers: [{name: "platinum", top: 0.050000}, {name: "gold", top: 0.200000}, {name: "iron", top: 1.000000}]
        pyramid.window_days: 365
        relationship: none
        repurchase.curve_days: 365
        repurchase.driver_window: 90
        repurchase.steps: 10
        repurchase.windows: [30, 60, 90, 180, 365]
        source.aliases: none
        source.columns.amount: "sum"
        source.columns.cost: none
        source.columns.currency: none
        source.columns.customer: "id"
        source.columns.date: "day"
        source.columns.discount: none
        source.columns.order: none
        source.columns.product: none
        source.columns.profit: none
        source.columns.quantity: none
        source.columns.refund: none
        source.columns.unit_price: none
        source.contacts: none
        source.data_from: none
        source.dimensions: []
        source.duplicates: keep
        source.exclude: []
        source.files: ["a.csv"]
        source.fill_down: none
        source.format.dates: ["yyyy-MM-dd"]
        source.format.decimal: "."
        source.format.delimiter: ","
        source.format.encoding: utf-8
        source.format.escape: none
        source.format.grouping: three
        source.format.guards: none
        source.format.header: true
        source.format.negatives: [minus]
        source.format.newline: auto
        source.format.signs: []
        source.format.skip_lines: 0
        source.format.space_aligned: false
        source.format.thousands: ""
        source.negate: []
        source.ready: always
        source.time_zone: none
        source.trim: all
        tables: all
        value.acquisition_cost: 0.00
        value.discount_rate: 0.100000
        value.fit_buyers: 50000
        value.holdout_days: a quarter of the data, at most 365
        value.horizons: [90, 365]
        value.margin: measured
        value.max_correlation: 0.300000
        value.min_history_days: 180
        value.min_repeat_buyers: 100
        value.model: auto
        value.profit_growth: 0.000000
        value.retention_rates: [0.500000, 0.600000, 0.700000, 0.800000, 0.900000, 0.950000]
        value.tolerance: 0.200000
        value.yearly_profit: measured

        """)
  }

  @Test func noKeyIsWrittenTwice() throws {
    let keys = try read(fullPipeline).canonicalEntries.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys == keys.sorted())
  }

  /// A change of each value of the full example, one after the other.
  static let changes = [
    ("pipeline: retail", "pipeline: retail2"), ("data/a.csv", "data/c.csv"),
    ("delimiter: tab", "delimiter: \"|\""),
    ("encoding: iso-8859-1", "encoding: utf-8"), ("skip_lines: 2", "skip_lines: 3"),
    ("newline: crlf", "newline: lf"),
    ("decimal: \",\"", "decimal: \".\""), ("thousands: \"'\"", "thousands: \" \""),
    ("escape: backslash", "escape: none"), ("guards: spreadsheet", "guards: none"),
    ("grouping: indian", "grouping: three"), ("signs: [USD, ", "signs: [EUR, "),
    ("negatives: [parentheses, minus]", "negatives: [minus]"),
    ("[dd/MM/yyyy, ", "[MM/dd/yyyy, "), ("customer: CustomerID", "customer: C"),
    ("date: InvoiceDate", "date: D"),
    ("order: InvoiceNo", "order: O"), ("product: StockCode", "product: P"),
    ("quantity: Quantity", "quantity: Q"),
    ("unit_price: UnitPrice", "unit_price: U"), ("discount: Discount", "discount: X"),
    ("profit: Profit", "cost: Profit"),
    ("profit: Profit", "profit: P"), ("currency: Currency", "currency: K"),
    ("country: Country", "country: Land"),
    ("level: line", "level: purchase"), ("trim: [customer, country]", "trim: []"),
    ("in: [POST, M]", "in: [POST]"),
    ("in: [POST, M]", "in: [\"POST, M\"]"), ("not_in: [paid]", "in: [paid]"),
    ("empty: true", "empty: false"),
    ("starts_with: A", "starts_with: B"), ("at_most: -0.5", "at_most: -0.05"),
    ("at_most: -0.5", "at_least: -0.5"),
    ("data_from: 2009-12-01", "data_from: 2009-12-02"),
    ("contacts: data/contacts.csv", "contacts: b"),
    ("currency: GBP", "currency: EUR"), ("decimals: 3", "decimals: 4"),
    ("round: half_even", "round: none"),
    ("as_of: 2011-12-09", "as_of: last"), ("as_of: 2011-12-09", "as_of: 2011-12-10"),
    ("period: quarter", "period: month"),
    ("minimum: 1.50", "minimum: 1.51"), ("windows: [7, 30, 90]", "windows: [7, 30]"),
    ("steps: 5", "steps: 6"),
    ("curve_days: 100", "curve_days: 101"), ("after_days: 120", "after_days: 121"),
    ("gaps: 3", "gaps: 4"),
    ("multiple: 2.5", "multiple: 2.501"), ("at_least: 91,", "at_least: 92,"),
    ("at_most: 400", "at_most: 401"),
    ("by: profit", "by: revenue"), ("window_days: 180", "window_days: 181"),
    ("name: gold", "name: Gold"),
    ("at_least: 100}", "at_least: 101}"), ("client_from: 3", "client_from: 5"),
    ("cross_sell: {dimension: category", "cross_sell: {dimension: country"),
    ("min_buyers: 10", "min_buyers: 11"),
    ("values: 12", "values: 13"), ("min: 3}", "min: 4}"),
    ("count: 20", "count: 21"), ("  dimension: country\n", ""), ("few: 5", "few: 6"),
    ("many: 50", "many: 51"),
    ("low: -0.05", "low: -0.06"), ("high: 0.25", "high: 0.26"),
    ("levels: {few: {high: friends}}", "levels: {}"),
    ("model: mbg_nbd", "model: auto"), ("horizons: [30, 180]", "horizons: [30, 181]"),
    ("holdout_days: 91", "holdout_days: 92"), ("tolerance: 0.25", "tolerance: 0.26"),
    ("max_correlation: 0.4", "max_correlation: 0.41"), ("min_repeat_buyers: 40", "min_repeat_buyers: 41"),
    ("min_history_days: 150", "min_history_days: 151"), ("fit_buyers: 2000", "fit_buyers: 2001"),
    ("discount_rate: 0.12", "discount_rate: 0.120001"), ("margin: 0.35", "margin: 0.36"),
    ("acquisition_cost: 20.5", "acquisition_cost: 20.501"), ("profit_growth: -0.02", "profit_growth: 0.02"),
    ("yearly_profit: [30, 42.125, -4]", "yearly_profit: [30, 42.125]"),
    ("retention_rates: [0.7, 0.55]", "retention_rates: [0.7, 0.56]"),
    ("tables: [growth, headline, purchase_days]", "tables: [growth, purchase_days]"),
    ("max_refused_share: 0.05", "max_refused_share: 0.050001"),
    ("min_lines: 100", "min_lines: 101"), ("newest_within_days: 3", "newest_within_days: 4"),
    ("min_share_of_previous: 0.8", "min_share_of_previous: 0.81"),
    ("suspicions: [total_row, both_negative]", "suspicions: [total_row]"),
    ("suspicions: [total_row, both_negative]", "suspicions: refuse"),
    ("accepted_suspicions: [far_first_day]", "accepted_suspicions: []"),
    ("marker: \"*.done\"", "marker: \"*.ok\""), ("marker: \"*.done\"", "quiet_seconds: 60"),
    ("metrics_file: a.prom", "metrics_file: b.prom"), ("key_file: k", "key_file: l"),
    ("privacy: {customer_ids: hmac, key_file: k, min_group: 5}", "privacy: {}"),
    ("folder: tables", "folder: t"),
    ("keep: 7", "keep: 8"),
    ("profile: excel, excel: {delimiter: \";\", decimal: \",\"}", "profile: plain"),
    ("delimiter: \";\", decimal: \",\"", "delimiter: \"|\", decimal: \",\""),
    ("delimiter: \";\", decimal: \",\"", "delimiter: \";\", decimal: \".\""),
    ("page: false", "page: true"), ("language: zh-Hans", "language: en"),
    ("page_accounts: 5", "page_accounts: 6"), ("min_group: 5", "min_group: 6"),
    ("[f.csv]", "[g.csv]"), ("{delimiter: \",\"}", "{delimiter: \";\"}"),
    ("customer: [{column: C,", "customer: [{column: E,"),
    ("answered: a, product: p", "answered: a"), ("{column: k, in: [test]}", "{column: k, in: [trial]}"),
    ("  kind: return\n", "  kind: score\n"), ("[C, 投诉]", "[C]"),
    ("scale: {low: 0, high: 10}", "scale: {low: 0.5, high: 10}"),
    ("complaints: [complaint, return]", "complaints: [complaint]"),
    ("satisfied_from: 7.5", "satisfied_from: 7.501"), ("dissatisfied_to: 4", "dissatisfied_to: 5"),
    ("promoters_from: 9", "promoters_from: 8"), ("detractors_to: 6", "detractors_to: 5"),
    ("answer_days: 3", "answer_days: 4"), ("landmark_days: 20", "landmark_days: 21"),
    ("outcome_days: 90", "outcome_days: 91"), ("trim: [employee, unit]", "trim: [employee]"),
    ("voluntary: [tired]", "voluntary: [tired, moved]"), ("amount: a, adopted: ad", "adopted: ad"),
    ("suggestion: [S]", "suggestion: [S, I]"), ("high: 7}", "high: 9}"),
    ("product: [q1, q2]", "product: [q1]"),
    ("reversed: [q3]", "reversed: [q1, q3]"), ("weights: {product: 2}", "weights: {product: 2.5}"),
    ("trust: [q4, q5]", "trust: [q5, q4]"), ("top_from: 0.8", "top_from: 0.7"),
    ("control: [none]", "control: [others]"),
    ("after_days: 14", "after_days: 15"), ("after_phases: 2", "after_phases: 1"), ("[t.csv]", "[u.csv]"),
    ("campaign: c, customer: u, date: d", "campaign: c, customer: u, date: e"),
    ("expired: [X]", "expired: [Y]"),
    ("{referrer: b, ", "{"), ("  days: 100\n", "  days: 101\n"), ("{rest: social}", "{rest: structural}"),
  ]

  @Test(arguments: changes) func everySettingTells(from: String, to: String) throws {
    let changed = fullPipeline.replacing(from, with: to, maxReplacements: 1)
    #expect(changed != fullPipeline)
    let before = try read(fullPipeline).canonicalEntries
    let after = try read(changed).canonicalEntries
    #expect(before != after)
  }

  @Test func whatMeansTheSameReadsTheSame() throws {
    let other = """
      # Another order, other spellings.
      repurchase: {windows: [365, 30, 60, 90, 180]}
      source:
        columns:
          amount: sum
          date: 'day'
          customer: "id"
        files:
          - a.csv
      purchase: {minimum: 0.010}
      pipeline: shop
      """
    #expect(try read(other).canonicalSettings == read(smallestPipeline).canonicalSettings)
  }

  @Test func noTextCanPassForTheEndOfOne() throws {
    let one = try read(smallestPipeline.replacing("[a.csv]", with: #"['a", "b']"#))
    let two = try read(smallestPipeline.replacing("[a.csv]", with: "[a, b]"))
    #expect(one.canonicalSettings != two.canonicalSettings)
  }
}
