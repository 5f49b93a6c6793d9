internal import Base
internal import Pictures
internal import Pipeline
internal import Reports
internal import Snapshot

/// Writes `report.html` into a snapshot that is not published yet, from its tables as their files say them.
struct PageWriter {
  private let staging: Staging
  private let settings: PageSettings
  private let isWanted: Bool

  init(_ staging: Staging, _ pipeline: Pipeline, _ fingerprint: Fingerprint) {
    self.staging = staging
    isWanted = pipeline.output.page
    settings = PageSettings(
      title: pipeline.name, language: pipeline.output.language, accounts: pipeline.output.pageAccounts,
      crossSellDimension: pipeline.settings.crossSell.dimension,
      provenance: "\(patronVersion) · \(fingerprint.short)")
  }

  /// - Parameter before: the snapshot that changes are told against; nil: there is none.
  /// - Returns: whether there is a page: the pipeline may want none, or no `headline`.
  func write(since before: Published?) throws -> Bool {
    guard isWanted else { return false }
    let earlier = try before.map { try SnapshotTables(of: $0.folder) }
    guard let page = try SnapshotPage(staging.tables, before: earlier, settings) else { return false }
    let file = try staging.file(SnapshotPage.fileName)
    try file.write(page.bytes)
    try file.close()
    return true
  }
}
