/// A pipeline file that says everything, and nothing as it is by default.
let fullPipeline = """
  pipeline: retail
  source:
    files: [data/a.csv, data/b*.csv]
    format:
      delimiter: tab
      encoding: iso-8859-1
      header: true
      newline: crlf
      skip_lines: 2
      space_aligned: false
      escape: backslash
      guards: spreadsheet
      decimal: ","
      thousands: "'"
      grouping: indian
      signs: [USD, "$"]
      negatives: [parentheses, minus]
      dates: [dd/MM/yyyy, "yyyy-MM-dd HH:mm:ss"]
    columns:
      customer: CustomerID
      date: InvoiceDate
      order: InvoiceNo
      product: StockCode
      quantity: Quantity
      unit_price: UnitPrice
      discount: Discount
      profit: Profit
      currency: Currency
    dimensions:
      country: Country
      category: {column: Category, level: line}
    trim: [customer, country]
    exclude:
      - {column: StockCode, in: [POST, M]}
      - {column: Status, not_in: [paid]}
      - {column: InvoiceDate, empty: true}
      - {column: InvoiceNo, starts_with: A}
      - {column: Quantity, at_most: -0.5}
      - {column: Quantity, at_least: 1000}
    duplicates: keep
    ready: {marker: "*.done"}
    data_from: 2009-12-01
    contacts: data/contacts.csv
  money: {currency: GBP, decimals: 3, round: half_even}
  as_of: 2011-12-09
  period: quarter
  purchase: {minimum: 1.50}
  repurchase: {windows: [7, 30, 90], steps: 5, curve_days: 100}
  churn: {rule: cadence, after_days: 120, cadence: {gaps: 3, multiple: 2.5, at_least: 91, at_most: 400}}
  pyramid:
    by: profit
    window_days: 180
    tiers: [{name: gold, at_least: 100}, {name: silver, at_least: 0.5}, {name: rest, top: 1}]
  ladder: {client_from: 3}
  cross_sell: {dimension: category, min_buyers: 10}
  baskets: {values: 12, min: 3}
  key_accounts: {count: 20}
  relationship:
    dimension: country
    customers: {few: 5, many: 50}
    margin: {low: -0.05, high: 0.25}
    margins: {}
    levels: {few: {high: friends}}
  value:
    model: mbg_nbd
    horizons: [30, 180]
    holdout_days: 91
    tolerance: 0.25
    max_correlation: 0.4
    min_repeat_buyers: 40
    min_history_days: 150
    fit_buyers: 2000
    discount_rate: 0.12
    margin: 0.35
    acquisition_cost: 20.5
    profit_growth: -0.02
    yearly_profit: [30, 42.125, -4]
    retention_rates: [0.7, 0.55]
  tables: [growth, headline, purchase_days]
  gates:
    max_refused_share: 0.05
    min_lines: 100
    newest_within_days: 3
    volume: {min_share_of_previous: 0.8}
    suspicions: [total_row, both_negative]
  accepted_suspicions: [far_first_day]
  output:
    {folder: tables, keep: 7, profile: excel, excel: {delimiter: ";", decimal: ","}, page: false, language: zh-Hans,
     page_accounts: 5, metrics_file: a.prom, purchase_days: true}
  privacy: {customer_ids: hmac, key_file: k, min_group: 5}
  feedback:
    files: [f.csv]
    format: {delimiter: ","}
    columns: {customer: [{column: C, fold_case: true}, D], order: o, date: d, kind: k, score: s, reason: r, answered: a, product: p}
    exclude: [{column: k, in: [test]}]
    trim: [customer]
    kind: return
    kinds: {complaint: [C, 投诉], return: [R]}
    scale: {low: 0, high: 10}
    complaints: [complaint, return]
    satisfied_from: 7.5
    dissatisfied_to: 4
    promoters_from: 9
    detractors_to: 6
    answer_days: 3
    landmark_days: 20
    outcome_days: 90
  staff:
    files: [s.csv]
    format: {encoding: gbk}
    columns: {employee: e, hired: h, left: l, reason: r, unit: u}
    exclude: [{column: u, empty: true}]
    trim: [employee, unit]
    voluntary: [tired]
    events:
      files: [e.csv]
      format: {decimal: "."}
      columns: {employee: e, date: d, kind: k, amount: a, adopted: ad}
      exclude: [{column: k, in: [test]}]
      trim: [employee]
      kinds: {complaint: [C], violation: [V], suggestion: [S], training: [T]}
  survey:
    files: [v.csv]
    format: {delimiter: ";"}
    columns: {customer: c, date: d}
    exclude: [{column: c, empty: true}]
    trim: [q1]
    scale: {low: 1, high: 7}
    components: {product: [q1, q2], money: [q3]}
    reversed: [q3]
    weights: {product: 2}
    constructs: {trust: [q4, q5]}
    top_from: 0.8
  campaigns:
    files: [c.csv]
    format: {skip_lines: 0}
    columns: {campaign: c, type: t, start: s, end: e}
    exclude: [{column: t, in: [test]}]
    trim: [campaign]
    control: [none]
    after_days: 14
    after_phases: 2
    targets:
      files: [t.csv]
      format: {skip_lines: 0}
      columns: {campaign: c, customer: u, group: g}
      exclude: [{column: g, in: [test]}]
      trim: [group]
    redemptions:
      files: [r.csv]
      format: {skip_lines: 0}
      columns: {campaign: c, customer: u, date: d}
      exclude: [{column: c, in: [test]}]
      trim: [date]
  points:
    files: [p.csv]
    format: {skip_lines: 0}
    columns: {customer: c, date: d, kind: k, points: p}
    exclude: [{column: k, in: [test]}]
    trim: [kind]
    kinds: {earned: [E], redeemed: [R], expired: [X]}
  referrals:
    files: [b.csv]
    format: {skip_lines: 0}
    columns: {referrer: b, referred: c, date: d}
    exclude: [{column: b, in: [test]}]
    trim: [referred]
    days: 100
  levels: {rest: social}
  """
