import Foundation
import Intake

@testable import Reports

/// `ExampleSystems` as a run reads it.
///
/// Its tables in Golden/systems were not recorded: Tools/oracle computed them from the pipeline, without this program.
enum ExampleExports {
  /// By export: its file.
  static let texts: [ExportKind: String] = Dictionary(
    uniqueKeysWithValues: ExportKind.allCases.compactMap { kind in
      ExampleSystems.files.first { $0.name == kind.rawValue + ".csv" }.map { (kind, $0.text) }
    })

  /// The same as `ExampleSystems.pipeline` says, for each export.
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
