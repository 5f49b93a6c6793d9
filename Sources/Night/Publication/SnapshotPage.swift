internal import Files
public import Pictures
internal import Snapshot

/// A snapshot's tables as one page with pictures, read from the snapshot's files.
public struct SnapshotPage {
  /// HTML in UTF-8.
  public let bytes: [UInt8]

  /// Beside the tables.
  public static let fileName = "report.html"

  /// - Parameters:
  ///   - tables: of a snapshot, published or about to be.
  ///   - before: those of the snapshot that changes are told against; nil: there is none.
  /// - Returns: nil where the snapshot has no `headline`.
  /// - Throws: `SnapshotError` where a file cannot be read, `PictureError` where a cell cannot.
  init?(_ tables: SnapshotTables, before: SnapshotTables?, _ settings: PageSettings) throws {
    let earlier = try before.flatMap { try $0.pageTable("headline", [], settings) }
    guard let page = try Page(PageTables(tables.pageTables(settings)), before: earlier, settings: settings)
    else { return nil }
    bytes = page.bytes
  }

  /// The page of a published snapshot, in the pipeline's language or another.
  ///
  /// - Parameter folder: the snapshot's, or a link to it.
  /// - Throws: also `NightError` where the snapshot has no `headline`.
  public init(ofSnapshot folder: String, in language: Language?) throws {
    let manifest = try Manifest(ofSnapshot: folder)
    guard
      let page = try SnapshotPage(SnapshotTables(of: folder), before: nil, PageSettings(manifest, language))
    else {
      throw NightError(
        .data, "\(FileError.shown(folder)) has no table headline, so there is no page to make of it")
    }
    self = page
  }
}

extension PageSettings {
  /// What a snapshot's manifest says of its page. An older one says less, and the defaults stand.
  fileprivate init(_ manifest: Manifest, _ language: Language?) {
    self.init(title: manifest.pipeline)
    provenance = "\(manifest.version) · \(manifest.fingerprint.prefix(8))"
    guard case .group(let settings) = manifest.settings else { return }
    let text = { (key: String) in
      if case .text(let text) = settings[key] { text } else { "" }
    }
    self.language = language ?? Language(rawValue: text("output.language")) ?? .english
    if let count = Int(text("output.page_accounts")) { accounts = count }
    // Texts stand in quotes, and what is not set is `none` without them.
    let dimension = text("cross_sell.dimension")
    if dimension.hasPrefix("\"") { crossSellDimension = String(dimension.dropFirst().dropLast()) }
  }
}

extension SnapshotTables {
  /// The tables that the page draws, each with the rows it can use.
  fileprivate func pageTables(_ settings: PageSettings) throws -> [PageTable] {
    var known: [PageTable] = []
    for name in PageTables.names {
      if let table = try pageTable(name, known, settings) { known.append(table) }
    }
    return known
  }

  fileprivate func pageTable(
    _ name: String, _ known: [PageTable], _ settings: PageSettings
  ) throws -> PageTable? {
    guard var stored = try whole(name) else { return nil }
    var chosen = try ChosenRows(of: name, columns: stored.columns, known: known, settings)
    let decimal = stored.decimal
    while let row = try stored.nextRow(
      choosing: chosen.telling, by: { chosen.promising($0, $1, decimal: decimal) })
    {
      chosen.offer(row.count) { row.text($0) }
    }
    return PageTable(name: name, columns: stored.columns, rows: chosen.rows)
  }
}
