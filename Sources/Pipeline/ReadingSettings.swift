internal import Intake

extension Pipeline {
  /// Keys of `source` on which the reading of one export does not depend: which exports there are, when they are
  /// complete, and who else is known.
  static let besideReading = ["source.files", "source.ready", "source.contacts"]

  /// What the reading of an export depends on.
  public var readingSettings: String {
    let settings = canonicalEntries.filter { entry in
      (entry.key.hasPrefix("source.") || entry.key.hasPrefix("money."))
        && !Self.besideReading.contains(entry.key)
    }
    return settings.map { "\($0.key): \($0.value)\n" }.joined() + "hides_records: \(source.hidesRecords)\n"
  }
}
