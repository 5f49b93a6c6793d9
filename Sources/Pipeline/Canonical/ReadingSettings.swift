internal import Intake

extension Pipeline {
  /// What the reading of an export depends on.
  public var readingSettings: String {
    let beside = ["source.files", "source.contacts"]
    let settings = source.canonicalEntries.filter { !beside.contains($0.key) }
    return settings.map { "\($0.key): \($0.value)\n" }.joined() + "hides_records: \(source.hidesRecords)\n"
  }
}
