internal import Files
internal import Intake

/// The files of the command line, put apart: lines, and exports that stand beside them.
struct BesideExports: Sendable {
  /// Lines, and what is not known.
  private(set) var lines: [String] = []
  /// By export, in the order of the kinds.
  private(set) var found: [BesideExport] = []
  /// Known exports that cannot be used.
  private(set) var omitted: [ExportGroup.Omission] = []

  /// So many records of a file tell what it is.
  private static let records = 2000

  /// - Throws: `ProposalError` where there are exports that stand beside lines, and no lines.
  init(_ paths: [String]) throws {
    var parts: [[UInt8]: FilePart] = [:]
    var beside: [ExportKind: [(path: String, match: BesideMatch)]] = [:]
    var unknown: [String] = []
    for path in paths {
      let key = Self.firstLine(of: path)
      // What cannot be looked at is looked at again as lines, where it is said why.
      let part =
        parts[key] ?? (try? FilePart(ExportsLook([path], most: Self.records), file: Self.name(path)))
        ?? .unknown
      if !key.isEmpty { parts[key] = part }
      switch part {
      case .lines: lines.append(path)
      case .unknown: unknown.append(path)
      case .beside(let match): beside[match.kind, default: []].append((path, match))
      case .unusable(let reason): omitted.append(ExportGroup.Omission(path: path, reason: reason))
      }
    }
    lines += unknown
    for kind in ExportKind.allCases {
      guard let files = beside[kind] else { continue }
      take(kind, files)
    }
    joinParts()
    guard lines.isEmpty, let first = found.first else {
      if lines.isEmpty, let first = omitted.first {
        throw ProposalError(.data, "\(FileError.shown(first.path)): \(first.reason)")
      }
      return
    }
    throw ProposalError(
      .data,
      "\(FileError.shown(first.look.exports.files[0])) is an export that stands beside lines, for the section "
        + "\(first.kind.rawValue), and there are no lines: what customers bought, on which day, for how much. Name the export "
        + "of orders too")
  }

  private mutating func take(_ kind: ExportKind, _ files: [(path: String, match: BesideMatch)]) {
    guard let look = try? ExportsLook(files.map(\.path)),
      case .beside(let match) = FilePart(look, file: Self.name(files[0].path)), match.kind == kind
    else {
      // The rest of the file says something else than its beginning.
      omitted += files.map {
        ExportGroup.Omission(
          path: $0.path,
          reason: "it begins like an export for the section \(kind.rawValue), but is not one throughout")
      }
      return
    }
    omitted += look.exports.omitted
    found.append(BesideExport(look, match))
  }

  /// Parts of a section that cannot stand without its other part.
  private mutating func joinParts() {
    if !has(.campaigns), let sends = found.first(where: { $0.kind == .campaignTargets }),
      let sent = sends.sent
    {
      found.append(sends.campaigns(sent: sent))
    }
    drop(
      .staffEvents, without: .staff,
      "there is no export of the people themselves, with the days on which they were hired")
    for kind in [ExportKind.campaignTargets, .campaignRedemptions] {
      drop(
        kind, without: .campaigns,
        "there is no export of the campaigns themselves, with their first and last days")
    }
    found.sort { $0.kind.position < $1.kind.position }
  }

  private func has(_ kind: ExportKind) -> Bool { found.contains { $0.kind == kind } }

  private mutating func drop(_ kind: ExportKind, without other: ExportKind, _ reason: String) {
    guard !has(other), let export = found.first(where: { $0.kind == kind }) else { return }
    found.removeAll { $0.kind == kind }
    omitted += export.look.exports.files.map {
      ExportGroup.Omission(path: $0, reason: "it is for the section \(kind.rawValue), but " + reason)
    }
  }

  /// Looks which ids are those of the lines.
  mutating func settle(customers: KnownIDs?, orders: KnownIDs?) {
    for index in found.indices { found[index].settle(customers: customers, orders: orders) }
    for export in found where !export.hasPlace {
      omitted += export.look.exports.files.map {
        ExportGroup.Omission(
          path: $0, reason: "it is for the section feedback and goes by orders, but the lines have no orders")
      }
    }
    found.removeAll { !$0.hasPlace }
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// By it files of one kind are known; empty where the file cannot be read.
  private static func firstLine(of path: String) -> [UInt8] {
    guard var blocks = try? ExportBlocks(path: path, encoding: nil), let block = try? blocks.next() else {
      return []
    }
    return Array(block.prefix { $0 != UInt8(ascii: "\n") })
  }
}

extension ExportKind {
  fileprivate var position: Int { ExportKind.allCases.firstIndex(of: self) ?? 0 }
}
