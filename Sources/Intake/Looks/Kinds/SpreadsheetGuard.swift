internal import Base

/// Do values have a spreadsheet's guard, `="0123"` or a leading apostrophe? It is part of the id then, and numbers with it
/// are refused.
///
/// One value is enough. An apostrophe must have a digit or a sign behind it: `'t Hooft` is a name.
enum SpreadsheetGuard: Look {
  static let kind = SuspicionKind.spreadsheetGuard

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    guard evidence.source.format.guards == .none else { return [] }
    return evidence.files.compactMap { file in
      let refused = file[.guardedValue]
      var seen = file[.guardedID]
      if let refused { if seen == nil { seen = refused } else { seen?.merge(refused) } }
      guard let seen else { return nil }
      return file.suspicion(
        kind, seen, hasMoney: refused == nil,
        advice:
          "the guard of a spreadsheet stands in the value; source.format.guards: spreadsheet takes it off")
    }
  }

  /// Whether a value that was refused begins with a guard.
  static func isGuarded(_ value: [UInt8]) -> Bool {
    value.starts(with: Array("=\"".utf8))
      || value.count > 1 && value[0] == UInt8(ascii: "'")
        && (value[1] &- 0x30 < 10 || "+-=@".utf8.contains(value[1]))
  }
}
