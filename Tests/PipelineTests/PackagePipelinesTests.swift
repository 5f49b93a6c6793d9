import Foundation
import Intake
import Reports
import Testing

@testable import Pipeline

/// The pipelines that come with the program, and the one that its manual shows.
@Suite struct PackagePipelinesTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("pipelines")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yml") }.sorted()

  @Test func theyAreThere() {
    #expect(Set(["cdnow.yml", "nightly.yml", "sample.yml"]).isSubset(of: PackagePipelinesTests.names))
  }

  /// Each decodes, and is named like its file, so that nobody looks for its tables elsewhere.
  @Test(arguments: names) func decodes(_ name: String) throws {
    let text = try String(
      contentsOf: PackagePipelinesTests.folder.appendingPathComponent(name), encoding: .utf8)
    let pipeline = try Pipeline(yaml: text, file: name, knownTables: Registry.tableNames)
    #expect(pipeline.name + ".yml" == name)
  }

  @Test func theManualsExampleDecodes() throws {
    let pipeline = try Pipeline(
      yaml: PackagePipelinesTests.manual, file: "retail.yml", knownTables: Registry.tableNames)
    #expect(pipeline.name == "retail")
    // Where amount, quantity and unit_price are all mapped, the amount column decides.
    #expect(pipeline.source.mapping.amount == .column("Amount"))
    #expect(pipeline.source.mapping.cost == .cost("Cost"))
    #expect(pipeline.source.exclusions.count == 5)
    #expect(pipeline.source.mapping.dimensions.map(\.name) == ["country", "category"])
    #expect(pipeline.settings.relationship?.few == 20)
  }

  /// Every key that the manual lists, with the manual's values.
  static let manual = """
    pipeline: retail                    # names the output folder
    source:
      files: [data/exports/*.csv]       # globs; .gz and .zst are read too
      format:
        delimiter: ","                  # , ; | tab
        encoding: utf-8                 # utf-8, utf-16, gb18030, gbk, windows-1252, iso-8859-1, macintosh
        header: true                    # false: columns are named by position, 1, 2, …
        skip_lines: 0                   # junk lines before the header
        space_aligned: false            # true: runs of blanks separate fields (old fixed exports)
        decimal: "."                    # or ","
        thousands: ""                   # "," "." " " "'"; may appear or not
        dates: [yyyy-MM-dd HH:mm:ss]    # tried in order: yyyy yy MM M MMM dd d HH H mm m ss, literals
      columns:                          # role: column name
        customer: CustomerID
        date: InvoiceDate
        amount: Amount                  # or quantity and unit_price (and discount)
        order: InvoiceNo
        product: StockCode
        quantity: Quantity
        unit_price: UnitPrice
        discount: Discount
        cost: Cost                      # or profit: Profit
        currency: Currency              # lines in another currency than money.currency are refused
      dimensions:                       # name: column, or column and level
        country: Country                # of the customer's purchase
        category: {column: Category, level: line}    # of the line: also in product tables
      trim: [customer]                  # roles and dimensions whose surrounding blanks are cut; default: all
      exclude:                          # lines left out on purpose, counted as excluded
        - {column: StockCode, in: [POST, M, BANK CHARGES]}
        - {column: Status, not_in: [paid, shipped]}
        - {column: InvoiceDate, empty: true}
        - {column: InvoiceNo, starts_with: A}
        - {column: Quantity, at_most: 0}             # also at_least; numbers by the format's decimal sign
      duplicates: keep                  # keep | drop_identical | last_file_wins
      data_from: 2009-12-01             # optional
      contacts: data/contacts.csv       # optional: one customer id a line, header, for the ladder's prospects
    money: {currency: GBP, decimals: 3, round: none}
    as_of: last                         # or a date; --as-of wins
    period: month
    purchase: {minimum: 0.001}           # money; a day's net must reach it
    repurchase: {windows: [30, 60, 90, 180, 365], steps: 10, curve_days: 365}
    churn: {rule: fixed, after_days: 180}            # or {rule: cadence, …}
    pyramid:
      by: revenue
      window_days: 365
      tiers: [{name: platinum, top: 0.05}, {name: gold, top: 0.20}, {name: iron, top: 1}]
    ladder: {client_from: 4}
    cross_sell: {dimension: category, min_buyers: 30}
    key_accounts: {count: 50}
    relationship: {dimension: country, customers: {few: 20, many: 200}, margin: {low: 0.1, high: 0.3}, margins: {}, levels: {}}
    gates:                              # before publication; one that fails exits 65
      max_refused_share: 1          # share of lines, for example 0.05
      min_lines: 1
      newest_within_days: 0             # 0: off; else A must be no older than this before --today
    output: {folder: out, keep: 30, profile: plain}  # profile excel: BOM and text guarded against formulas
    """
}
