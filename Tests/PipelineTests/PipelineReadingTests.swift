import Base
import Foundation
import Intake
import Ledger
import Pictures
import Reports
import Testing

@testable import Pipeline

@Suite struct PipelineReadingTests {
  @Test func whatIsLeftOutHasTheDocumentedDefaults() throws {
    let pipeline = try read(smallestPipeline)
    var source = Source(
      files: ["a.csv"], mapping: Mapping(customer: "id", date: "day", amount: .column("sum")))
    source.currency = ""
    source.decimals = 2
    #expect(pipeline == Pipeline(name: "shop", source: source))

    // The contract's numbers, written out, in case a default is changed by accident.
    #expect(pipeline.source.format.delimiter == .comma)
    #expect(pipeline.source.format.encoding == .utf8)
    #expect(pipeline.source.mapping.trimmed == nil)
    #expect(pipeline.settings.period == .month)
    #expect(pipeline.settings.purchase.minimum == Money(units: 1))
    #expect(pipeline.settings.repurchase.windows == [30, 60, 90, 180, 365])
    #expect(pipeline.settings.lapse == .fixed(afterDays: 180))
    #expect(pipeline.settings.pyramid.tiers.map(\.name) == ["platinum", "gold", "iron"])
    #expect(pipeline.settings.ladder.clientFrom == 4)
    #expect(pipeline.settings.crossSell.minBuyers == 30 && pipeline.settings.baskets.min == 30)
    #expect(pipeline.settings.keyAccounts.count == 50)
    #expect(pipeline.settings.relationship == nil)
    #expect(pipeline.settings.value.horizons == [90, 365] && pipeline.settings.value.holdoutDays == nil)
    #expect(pipeline.settings.value.fitBuyers == 50_000 && pipeline.settings.value.marginMillionths == nil)
    #expect(pipeline.asOf == .last)
    #expect(
      pipeline.gates
        == Gates(
          maxRefusedShare: 1_000_000, minLines: 1, newestWithinDays: 0, minShareOfPrevious: 0,
          suspicions: .say))
    #expect(pipeline.acceptedSuspicions == [])
    #expect(pipeline.readiness == .always)
    #expect(pipeline.cache == nil)
    #expect(pipeline.privacy == Privacy())
    #expect(pipeline.output.metricsFile == nil)
    #expect(pipeline.output.folder == "out")
    #expect(pipeline.output.keep == 30)
    #expect(pipeline.output.profile == .plain)
    #expect(pipeline.tables == nil)
  }

  @Test func aFileThatSaysEverythingIsReadInFull() throws {
    let pipeline = try read(fullPipeline)

    var mapping = Mapping(
      customer: "CustomerID", date: "InvoiceDate",
      amount: .product(quantity: "Quantity", unitPrice: "UnitPrice"))
    mapping.order = "InvoiceNo"
    mapping.product = "StockCode"
    mapping.discount = "Discount"
    mapping.cost = .profit("Profit")
    mapping.currency = "Currency"
    mapping.dimensions = [
      Mapping.Dimension(name: "country", column: "Country"),
      Mapping.Dimension(name: "category", column: "Category", level: .line),
    ]
    mapping.trimmed = ["customer", "country"]
    var source = Source(
      files: ["data/a.csv", "data/b*.csv"], mapping: mapping, currency: "GBP", decimals: 3)
    source.rounding = .halfEven
    source.format.delimiter = .tab
    source.format.encoding = .latin1
    source.format.newline = .crlf
    source.format.skipLines = 2
    source.format.decimal = .comma
    source.format.escape = .backslash
    source.format.guards = .spreadsheet
    source.format.thousands = .apostrophe
    source.format.grouping = .indian
    source.format.signs = ["USD", "$"]
    source.format.negatives = [.minus, .parentheses]
    source.format.dates = [try DatePattern("dd/MM/yyyy"), try DatePattern("yyyy-MM-dd HH:mm:ss")]
    source.exclusions = [
      Exclusion(column: "StockCode", test: .isOneOf(["POST", "M"])),
      Exclusion(column: "Status", test: .isNoneOf(["paid"])),
      Exclusion(column: "InvoiceDate", test: .isEmpty(true)),
      Exclusion(column: "InvoiceNo", test: .startsWith("A")),
      Exclusion(column: "Quantity", test: .isAtMost(Decimal(mantissa: -5, scale: 1))),
      Exclusion(column: "Quantity", test: .isAtLeast(Decimal(mantissa: 1000, scale: 0))),
    ]
    source.dataFrom = Day(iso: "2009-12-01")
    source.contacts = "data/contacts.csv"
    source.hidesRecords = true
    #expect(pipeline.source == source)
    #expect(pipeline.readiness == .marker(pattern: "*.done"))
    #expect(pipeline.privacy == Privacy(customerIDs: .hmac, keyFile: "k"))

    var settings = Settings()
    settings.currency = "GBP"
    settings.decimals = 3
    settings.period = .quarter
    settings.purchase.minimum = Money(units: 1500)
    settings.repurchase.windows = [7, 30, 90]
    settings.repurchase.steps = 5
    settings.repurchase.curveDays = 100
    var cadence = LapseRule.Cadence(afterDays: 120)
    cadence.gaps = 3
    cadence.multipleThousandths = 2500
    cadence.atLeast = 91
    cadence.atMost = 400
    settings.lapse = .cadence(cadence)
    settings.pyramid.by = .profit
    settings.pyramid.windowDays = 180
    settings.pyramid.tiers = [
      Settings.Pyramid.Tier(name: "gold", rule: .atLeast(Money(units: 100_000))),
      Settings.Pyramid.Tier(name: "silver", rule: .atLeast(Money(units: 500))),
      Settings.Pyramid.Tier(name: "rest", rule: .top(millionths: 1_000_000)),
    ]
    settings.ladder.clientFrom = 3
    settings.crossSell.dimension = "category"
    settings.crossSell.minBuyers = 10
    (settings.baskets.values, settings.baskets.min, settings.keyAccounts.count) = (12, 3, 20)
    var relationship = Settings.Relationship()
    relationship.dimension = "country"
    relationship.few = 5
    relationship.many = 50
    relationship.lowMillionths = -50_000
    relationship.highMillionths = 250_000
    relationship.levels[Settings.Relationship.Cell(.few, .high)] = "friends"
    settings.relationship = relationship
    var value = Valuation()
    value.model = .mbgNBD
    value.horizons = [30, 180]
    value.holdoutDays = 91
    value.toleranceMillionths = 250_000
    value.maxCorrelationMillionths = 400_000
    value.minRepeatBuyers = 40
    value.minHistoryDays = 150
    value.fitBuyers = 2000
    value.discountMillionths = 120_000
    value.marginMillionths = 350_000
    value.acquisitionCost = Money(units: 20_500)
    value.growthMillionths = -20_000
    value.yearlyProfit = [30_000, 42_125, -4_000].map { Money(units: $0) }
    value.retentionMillionths = [550_000, 700_000]
    settings.value = value
    Self.addRelations(to: &settings)
    #expect(pipeline.settings == settings)

    #expect(pipeline.name == "retail")
    #expect(pipeline.asOf == Day(iso: "2011-12-09").map(Pipeline.AsOf.day))
    #expect(
      pipeline.gates
        == Gates(
          maxRefusedShare: 50_000, minLines: 100, newestWithinDays: 3, minShareOfPrevious: 800_000,
          suspicions: .refuseKinds([.totalRow, .bothNegative])))
    #expect(pipeline.acceptedSuspicions == [.farFirstDay])
    #expect(
      pipeline.output
        == OutputSettings(
          folder: "tables", keep: 7, profile: .excel,
          excel: OutputSettings.Signs(delimiter: .semicolon, decimal: .comma), metricsFile: "a.prom",
          page: false, language: .simplifiedChinese, pageAccounts: 5, purchaseDays: true))
    #expect(pipeline.tables == ["growth", "headline", "purchase_days"])
  }

  /// What the full pipeline says of the tables of its other exports.
  private static func addRelations(to settings: inout Settings) {
    (settings.minGroup, settings.levels) = (5, ["rest": .social])
    var feedback = Settings.Feedback()
    feedback.complaints = ["complaint", "return"]
    feedback.scale = 0...10_000
    (feedback.satisfiedFrom, feedback.dissatisfiedTo, feedback.promotersFrom, feedback.detractorsTo) =
      (7_500, 4_000, 9_000, 6_000)
    (feedback.answerDays, feedback.landmarkDays, feedback.outcomeDays) = (3, 20, 90)
    settings.feedback = feedback
    var staff = Settings.Staff()
    staff.voluntary = ["tired"]
    settings.staff = staff
    var survey = Settings.Survey()
    survey.scale = 1_000...7_000
    survey.components = [.product: ["q1", "q2"], .money: ["q3"]]
    survey.reversed = ["q3"]
    survey.weights = [.product: 2_000_000]
    survey.constructs = [Settings.Survey.Construct(name: "trust", items: ["q4", "q5"])]
    survey.topFromMillionths = 800_000
    settings.survey = survey
    var campaigns = Settings.Campaigns()
    campaigns.control = ["none"]
    (campaigns.afterDays, campaigns.afterPhases) = (14, 2)
    settings.campaigns = campaigns
    var referrals = Settings.Referrals()
    referrals.days = 100
    settings.referrals = referrals
  }

  @Test func theExportsBesideTheLinesAreReadInFull() throws {
    let pipeline = try read(fullPipeline)
    #expect(Set(pipeline.exports.keys) == Set(ExportKind.allCases))
    let feedback = try #require(pipeline.exports[.feedback])
    #expect(feedback.customers == [CustomerColumn("C", foldsCase: true), CustomerColumn("D")])
    #expect(feedback.columns[.order] == "o" && feedback.columns[.answered] == "a")
    #expect(feedback.format.delimiter == .comma && feedback.format.skipLines == 2)
    #expect(feedback.kinds == ["complaint": ["C", "投诉"], "return": ["R"]])
    #expect(feedback.scale == 0...10_000)
    #expect(pipeline.exports[.survey]?.items == ["q1", "q2", "q3", "q4", "q5"])
    #expect(pipeline.exports[.staffEvents]?.format.decimal == .point)
    #expect(pipeline.source.format.decimal == .comma)
  }

  @Test func columnsOfAnExportWithoutHeaderAreNamedByPosition() throws {
    let pipeline = try read(
      """
      pipeline: cdnow
      source:
        files: [CDNOW.txt]
        format: {header: false, space_aligned: true, dates: [yyyyMMdd]}
        columns: {customer: 1, date: 3, amount: 5}
      """)
    #expect(pipeline.source.mapping == Mapping(customer: "1", date: "3", amount: .column("5")))
  }

  @Test func textsAreTakenAsTheyStandWhateverYAMLWouldMakeOfThem() throws {
    let pipeline = try read(
      smallestPipeline + """
          exclude: [{column: Country, in: [no, 1e3, 2009-12-01, 0x10, "null"]}]
        """)
    #expect(
      pipeline.source.exclusions
        == [
          Exclusion(column: "Country", test: .isOneOf(["no", "1e3", "2009-12-01", "0x10", "null"]))
        ])
  }

  @Test func windowsAreSorted() throws {
    let pipeline = try read(smallestPipeline + "repurchase: {windows: [90, 7, 30]}")
    #expect(pipeline.settings.repurchase.windows == [7, 30, 90])
  }

  @Test(arguments: [
    ("decimals: 0", "", 1), ("decimals: 6", "", 1), ("decimals: 3", "0.001", 1),
    ("decimals: 2", "0", 0), ("decimals: 2", "0.500", 50), ("decimals: 0", "12", 12),
  ])
  func theMinimumIsExactInTheCurrencysUnits(money: String, minimum: String, units: Int64) throws {
    let purchase = minimum.isEmpty ? "" : "purchase: {minimum: \(minimum)}"
    let pipeline = try read(smallestPipeline + "money: {\(money)}\n" + purchase)
    #expect(pipeline.settings.purchase.minimum == Money(units: units))
  }

  @Test func marginsOfGroupsStandWhereNoCostIsMapped() throws {
    let pipeline = try read(
      smallestPipeline + "relationship: {margins: {gold: 0.25, iron: -0.1}}")
    #expect(pipeline.settings.relationship?.margins == ["gold": 250_000, "iron": -100_000])
  }

  @Test func theTemplateReads() throws {
    let text = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../pipelines/nightly.yml"), encoding: .utf8)
    #expect(complaints(about: text) == "")
    let pipeline = try read(text)
    #expect(pipeline.name == "nightly")
    #expect(pipeline.source.files == ["data/exports/*.csv"])

    // Every switched-off example in it must read too, or the template would teach a mistake.
    let others = try #require(text.range(of: "# The exports beside the lines.")).lowerBound
    let end = try #require(text.range(of: "# tables: [headline")).lowerBound
    let lines = String(text[..<others] + text[end...])
    let switchedOn = String(text[others..<end]).replacing(/(?m)^( *)# ([a-z_]+:)/) { "\($0.1)\($0.2)" }
    let relations = try read(lines + switchedOn)
    #expect(Set(relations.exports.keys) == Set(ExportKind.allCases))
    #expect(relations.settings.levels.count == 3)
    let sample = lines.replacing(
      "# tables: [headline, growth, customers]", with: "tables: [headline]"
    )
    .replacing("# trim:", with: "trim:").replacing("# data_from:", with: "data_from:")
    .replacing("# contacts:", with: "contacts:").replacing("# quantity:", with: "quantity:")
    .replacing("# currency:", with: "currency:").replacing("  # exclude:", with: "  exclude:")
    .replacing("  # negate:", with: "  negate:")
    .replacing("  #   - {", with: "    - {").replacing("# ready: {marker", with: "ready: {marker")
    .replacing("# metrics_file:", with: "metrics_file:").replacing("# privacy:", with: "privacy:")
    .replacing("churn: {rule: fixed, after_days: 180}\n# churn", with: "churn")
    let all = try read(sample)
    #expect(all.source.exclusions.count == 4 && all.source.negations.count == 1)
    #expect(all.readiness == .marker(pattern: "*.done"))
    #expect(all.privacy.customerIDs == .hmac)
    #expect(all.output.metricsFile == "out/patron.prom")
    #expect(all.source.mapping.cost == .cost("cost"))
    #expect(all.source.mapping.currency == "currency")
    #expect(all.source.contacts == "data/contacts.csv")
    #expect(all.source.dataFrom == Day(iso: "2024-01-01"))
    #expect(all.source.mapping.trimmed == ["customer"])
    #expect(all.settings.lapse.longest == 365 && all.tables == ["headline"])
    // No pipeline has this one and pseudonyms too.
    let cached = try read(text.replacing("# cache:", with: "cache:"))
    #expect(cached.cache == "data/cache")
    #expect(cached.canonicalEntries == pipeline.canonicalEntries, "no table depends on it")
    #expect(cached.readingSettings == pipeline.readingSettings)
  }
}
