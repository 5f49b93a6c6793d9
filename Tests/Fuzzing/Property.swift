/// What must hold for any bytes whatever. The tests check it over the corpus and what seeded chance makes of
/// it; `make fuzz` lets libFuzzer look for bytes that break it.
public struct Property: Sendable {
  /// As the folder of its corpus.
  public let name: String
  /// - Throws: `Broken` where the property does not hold. Where bytes can crash a reader, they do.
  public let check: @Sendable (_ bytes: [UInt8]) throws(Broken) -> Void

  public init(name: String, check: @escaping @Sendable (_ bytes: [UInt8]) throws(Broken) -> Void) {
    self.name = name
    self.check = check
  }

  /// All of them.
  public static let all = [
    Property(name: "records", check: checkRecords), Property(name: "lines", check: checkLines),
    Property(name: "dates", check: checkDates), Property(name: "zones", check: checkZones),
    Property(name: "decimals", check: checkDecimals), Property(name: "manifest", check: checkManifest),
    Property(name: "pipeline", check: checkPipeline), Property(name: "aliases", check: checkAliases),
    Property(name: "findings", check: checkFindings),
  ]
}

/// What did not hold.
public struct Broken: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }

  static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description()) }
  }
}
