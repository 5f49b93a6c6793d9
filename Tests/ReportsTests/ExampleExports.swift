import Foundation
import Intake

@testable import Reports

/// What the other systems of the example shop exported: small enough to be counted by hand, and with a bit of everything.
///
/// Its tables in Golden/systems were not recorded: Tools/oracle computed them from `pipeline`, without this program.
enum ExampleExports {
  /// The section of each export, as a user would write it below `ExampleShop.pipeline`.
  static let pipeline = """
    feedback:
      files: [feedback.csv]
      columns: {customer: customer, order: order, date: date, kind: kind, score: score, reason: reason, answered: answered}
      complaints: [complaint, return]
      satisfied_from: 4
      dissatisfied_to: 2
      promoters_from: 5
      detractors_to: 3
      outcome_days: 100
    staff:
      files: [staff.csv]
      columns: {employee: employee, hired: hired, left: left, reason: reason, unit: unit}
      voluntary: [own wish]
      events:
        files: [staff.events.csv]
        columns: {employee: employee, date: date, kind: kind, amount: amount, adopted: adopted}
    survey:
      files: [survey.csv]
      columns: {customer: customer, date: date}
      scale: {low: 1, high: 5}
      components: {product: [taste], service: [help], money: [price]}
      reversed: [price]
      weights: {product: 2}
      constructs: {trust: [trust1, trust2]}
    campaigns:
      files: [campaigns.csv]
      columns: {campaign: campaign, type: type, start: start, end: end}
      targets: {files: [campaigns.targets.csv], columns: {campaign: campaign, customer: customer, group: group}}
      redemptions: {files: [campaigns.redemptions.csv], columns: {customer: customer, campaign: campaign, date: date}}
      control: [control]
    points:
      files: [points.csv]
      columns: {customer: customer, date: date, kind: kind, points: points}
    referrals:
      files: [referrals.csv]
      columns: {referrer: referrer, referred: referred, date: date}

    """

  /// By export: its file. x9 never bought.
  static let texts: [ExportKind: String] = [
    .feedback: """
    customer,order,date,kind,score,reason,answered
    c1,,2025-01-20,score,5,,
    c2,,2025-02-03,complaint,1,late,2025-02-05
    ,o4,2025-03-10,return,,broken,
    c4,,2025-06-20,score,2,price,
    c6,,2025-10-02,complaint,1,broken,2025-10-12
    x9,,2025-11-01,score,4,,
    c3,,2026-01-20,complaint,2,late,2026-01-20
    c1,,2026-06-01,score,4,,

    """,
    .staff: """
    employee,hired,left,reason,unit
    e1,2025-02-01,,,shop
    e2,2025-03-15,2025-12-31,own wish,shop
    e3,2025-06-01,2026-03-31,dismissed,depot
    e4,2025-11-10,,,depot
    e2,2026-02-01,,,depot

    """,
    .staffEvents: """
    employee,date,kind,amount,adopted
    e1,2025-05-05,complaint,,
    e2,2025-07-07,violation,25.50,
    e1,2025-08-08,suggestion,,yes
    e3,2026-01-15,training,,
    e9,2026-02-02,complaint,,
    e4,2026-05-05,suggestion,,no

    """,
    .survey: """
    customer,date,taste,help,price,trust1,trust2
    c1,2026-01-05,5,4,2,5,4
    c2,2026-01-06,3,3,4,3,
    c3,2026-01-07,4,5,3,4,4
    c4,2026-01-08,2,,5,2,3
    x9,2026-01-09,4,4,4,5,5

    """,
    .campaigns: """
    campaign,type,start,end
    spring,mail,2025-04-01,2025-04-14
    winter,card,2025-12-01,2025-12-14

    """,
    .campaignTargets: """
    campaign,customer,group
    spring,c1,mail
    spring,c2,mail
    spring,c3,control
    spring,c4,control
    spring,x9,mail
    winter,c1,

    """,
    .campaignRedemptions: """
    customer,campaign,date
    c1,spring,2025-04-10
    c4,spring,2025-04-20
    c3,winter,2025-12-05

    """,
    .points: """
    customer,date,kind,points
    c1,2025-01-10,earned,35
    c1,2025-04-12,earned,40
    c1,2025-09-05,redeemed,50
    c3,2025-03-03,earned,60
    c3,2026-04-01,expired,60
    c6,2025-10-01,earned,5
    x9,2025-10-01,earned,7

    """,
    .referrals: """
    referrer,referred,date
    c1,c4,2025-04-30
    c1,c5,2026-05-01
    ,c2,2025-01-20
    c3,c3,2025-03-01
    c4,c1,2025-12-01
    x9,c5,2026-05-10

    """,
  ]

  /// The same as the pipeline says, for each export.
  static let sources: [ExportSource] = [
    source(.feedback, [.order, .date, .kind, .score, .reason, .answered], customer: true),
    source(.staff, [.employee, .hired, .left, .reason, .unit]),
    source(.staffEvents, [.employee, .date, .kind, .amount, .adopted]) {
      $0.kinds = Dictionary(uniqueKeysWithValues: kinds(of: $0.kind).map { ($0, [$0]) })
    },
    source(.survey, [.date], customer: true) { $0.items = ["taste", "help", "price", "trust1", "trust2"] },
    source(.campaigns, [.campaign, .type, .start, .end]),
    source(.campaignTargets, [.campaign, .group], customer: true),
    source(.campaignRedemptions, [.campaign, .date], customer: true),
    source(.points, [.date, .kind, .points], customer: true) {
      $0.kinds = Dictionary(uniqueKeysWithValues: kinds(of: $0.kind).map { ($0, [$0]) })
    },
    source(.referrals, [.referrer, .referred, .date]),
  ]

  private static func kinds(of kind: ExportKind) -> [String] {
    kind == .points
      ? ["earned", "redeemed", "expired"] : ["complaint", "violation", "suggestion", "training"]
  }

  private static func source(
    _ kind: ExportKind, _ roles: [ExportRole], customer: Bool = false,
    _ change: (inout ExportSource) -> Void = { _ in }
  ) -> ExportSource {
    var source = ExportSource(kind)
    source.columns = Dictionary(uniqueKeysWithValues: roles.map { ($0, $0.rawValue) })
    if customer { source.customers = [CustomerColumn("customer")] }
    change(&source)
    return source
  }

  /// Settings with the sections.
  static func settings(_ settings: Settings) -> Settings {
    var settings = settings
    var feedback = Settings.Feedback()
    feedback.complaints = ["complaint", "return"]
    (feedback.satisfiedFrom, feedback.dissatisfiedTo) = (4000, 2000)
    (feedback.promotersFrom, feedback.detractorsTo) = (5000, 3000)
    feedback.outcomeDays = 100
    settings.feedback = feedback
    settings.staff = Settings.Staff()
    settings.staff?.voluntary = ["own wish"]
    var survey = Settings.Survey()
    survey.scale = 1000...5000
    survey.components = [.product: ["taste"], .service: ["help"], .money: ["price"]]
    survey.reversed = ["price"]
    survey.weights = [.product: 2_000_000]
    survey.constructs = [Settings.Survey.Construct(name: "trust", items: ["trust1", "trust2"])]
    settings.survey = survey
    settings.campaigns = Settings.Campaigns()
    settings.campaigns?.control = ["control"]
    settings.referrals = Settings.Referrals()
    return settings
  }
}

extension Workshop {
  /// The example shop with its other systems.
  static var withOtherSystems: Workshop {
    var workshop = exampleShop
    workshop.settings = ExampleExports.settings(workshop.settings)
    workshop.exports = ExampleExports.sources.map { ($0, ExampleExports.texts[$0.kind] ?? "") }
    return workshop
  }

  /// The exports beside the lines, read as a run reads them.
  func readings(beside lines: Reading) throws -> ExportReadings {
    var readings = ExportReadings()
    for (export, text) in exports {
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
      try Data(text.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let reader = ExportReader(
        export, lines: source, campaigns: readings[.campaigns]?.campaignNames ?? [])
      var chunks = ExportChunks(export, files: [file.path])
      var reading = ExportReading(export, files: [export.kind.rawValue + ".csv"])
      while let chunk = try chunks.next() { reading.take(reader.read(chunk)) }
      readings.all.append(reading)
    }
    if let feedback = readings[.feedback], feedback.source.has(.order) {
      var orders = OrderFacts(askedFor: feedback)
      for chunk in lines.chunks { orders.take(orders.claims(in: chunk)) }
      readings.orders = orders
    }
    return readings
  }
}
