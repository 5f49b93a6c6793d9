internal import Base
internal import Intake
internal import Reports

extension Pipeline {
  /// Every key of the pipeline file, in the order in which they are read.
  ///
  /// - Parameter tables: the tables that `tables` may name.
  static func keys(tables: [String] = []) -> [Key] {
    let others: [Key] =
      [.source, .money, .period, .purchase, .churn, .repurchase, .pyramid]
      + [
        .ladder, .crossSell, .baskets, .keyAccounts, .relationship, .value, .asOf, .gates,
        .acceptedSuspicions, .output, .privacy,
      ]
      + [.feedback, .staff, .survey, .campaigns, .pointAccounts, .referrals, .levels]
      + [.tables(among: tables)]
    return [.pipelineName, .confirm(among: others)] + others
  }

  /// What a reading begins with: the defaults, and nothing where something is required.
  static let blank = Pipeline(
    name: "", source: Source(files: [], mapping: Mapping(customer: "", date: "", amount: .column(""))))
}

extension Key {
  fileprivate static let pipelineName = Key.required(
    "pipeline", \.name, by: { _ in .folderName },
    "The name of the pipeline, and of the folder of its snapshots in output.folder.")

  fileprivate static let asOf = Key.value(
    "as_of", \.asOf, .asOf,
    "The last day that counts. last: the newest day of the data. Or a date. --as-of replaces it.")

  fileprivate static func tables(among known: [String]) -> Key {
    .leaf(
      "tables", wanted: { _ in "a list, each the name of a table" },
      read: { pipeline, reader in pipeline.tables = reader.set("tables", of: .one(of: known)) },
      written: { $0.tables?.sorted().quoted ?? "all" }, "The tables to make. Default: all of them.")
  }
}

extension Form where Value == Pipeline.AsOf {
  fileprivate static let asOf = Form(
    wanted: "last or a date such as 2026-03-09",
    written: {
      switch $0 {
      case .last: "last"
      case .day(let day): day.description
      }
    },
    read: { scalar throws(Misfit) in
      scalar.text == "last" ? .last : .day(try Form<Day>.day.read(scalar))
    })
}
