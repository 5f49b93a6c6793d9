/// A written table, to be asked for its fields by name. Not for fields with quotes.
struct Sheet {
  let header: [String]
  let rows: [[String: String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines.first ?? []
    let names = header
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  /// The one row with these fields, written `name=value`.
  func row(_ fields: KeyValuePairs<String, String>) -> [String: String]? {
    let found = rows.filter { row in fields.allSatisfy { row[$0.key] == $0.value } }
    return found.count == 1 ? found[0] : nil
  }
}
