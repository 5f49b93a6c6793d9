/// Whether tables show customers by their ids or by pseudonyms.
public struct Privacy: Hashable, Sendable {
  /// What stands in a table where a customer is named.
  public enum CustomerIDs: String, Sendable, CaseIterable {
    /// The id as the export has it.
    case plain
    /// An HMAC-SHA-256 of the id.
    case hmac
  }

  /// Ids or pseudonyms.
  public var customerIDs = CustomerIDs.plain
  /// Where the key of the pseudonyms lies.
  public var keyFile: String?
  /// Which key it is, once it was read: other keys make other tables.
  public var keyID: String?
}

extension Privacy {
  init(reading privacy: MappingReader) {
    self.init()
    let asked: CustomerIDs? = privacy.value("customer_ids", .choice())
    customerIDs = asked ?? customerIDs
    keyFile = privacy.value("key_file", .text)
    if customerIDs == .hmac, !privacy.has("key_file") {
      privacy.complain(
        about: "key_file", "missing; customer_ids is hmac, so it must name a file that only you can read")
    }
    // After a misspelt choice nothing can be held against the key.
    if asked == .plain || !privacy.has("customer_ids"), privacy.has("key_file") {
      privacy.complain(
        about: "key_file", "customer_ids is plain, so a key would do nothing; write hmac or leave it out")
    }
  }

  var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "privacy.customer_ids": customerIDs.rawValue,
      "privacy.key_file": keyFile?.quoted ?? "none",
      "privacy.key_id": keyID ?? "none",
    ]
    return own.entries
  }
}

extension Readiness {
  /// The mapping `source.ready`.
  init(reading source: MappingReader) {
    self =
      source.place("ready")?.mapping { ready in
        switch ready.exactlyOne(of: ["marker", "quiet_seconds"]) {
        case "marker": ready.value("marker", .markerName).map(Readiness.marker) ?? .always
        case "quiet_seconds":
          ready.value("quiet_seconds", .whole(1...86_400)).map(Readiness.quiet) ?? .always
        default: .always
        }
      } ?? .always
  }

  var canonical: String {
    switch self {
    case .always: "always"
    case .marker(let pattern): "{marker: \(pattern.quoted)}"
    case .quiet(let seconds): "{quiet_seconds: \(seconds)}"
    }
  }
}

extension Form where Value == String {
  fileprivate static let markerName = Form(
    wanted: "a file name such as *.done, with one * that stands for the input's name"
  ) { scalar throws(Misfit) in
    let name = try Form.text.read(scalar)
    guard name.count(where: { $0 == "*" }) == 1, name != "*", !name.contains("/") else { throw Misfit() }
    return name
  }
}
