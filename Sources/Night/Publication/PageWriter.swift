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

  /// A page that cannot be made, for example because the snapshot before is damaged, is a warning: the tables are
  /// published without it.
  /// - Parameter before: the snapshot that changes are told against; nil: there is none.
  /// - Returns: whether there is a page: the pipeline may want none, or no `headline`.
  /// - Throws: where the page cannot be written to the disk.
  func write(since before: Published?, log: Log) throws -> Bool {
    guard isWanted, let page = page(since: before, log) else { return false }
    let file = try staging.file(SnapshotPage.fileName)
    try file.write(page.bytes)
    try file.close()
    return true
  }

  private func page(since before: Published?, _ log: Log) -> SnapshotPage? {
    do {
      let earlier = try before.map { try SnapshotTables(of: $0.folder) }
      return try SnapshotPage(staging.tables, before: earlier, settings)
    } catch {
      log.warn("\(SnapshotPage.fileName) is not made: \(error); the tables are not affected", "publish")
      return nil
    }
  }
}
