public import Base
internal import Intake

/// What is known of the whole input before its duplicates are left out: what shards are counted by.
struct Settlement: Sendable {
  /// What stands before the findings.
  struct Head: Sendable {
    var paths: [String]
    /// The as-of day that was asked for; nil: the newest.
    var asOf: Day?
    /// The newest and the first day, where they were given.
    var newest: Day?
    var first: Day?
    var contacts: [String]?
    /// How many exports stand beside the lines.
    var exports: Int
  }

  let head: Head
  /// Of all exports; of duplicates nothing is known.
  let findings: InputFindings
  let input: SettledInput
  /// Without the orders that feedback names.
  let exports: ExportReadings

  init(_ head: Head, _ findings: InputFindings, _ exports: ExportReadings, _ source: Source) throws {
    (self.head, self.findings, self.exports) = (head, findings, exports)
    input = try head.settled(findings, source, isExact: false)
  }

  /// The input as it is when all duplicates are left out.
  /// - Throws: `OtherDays` where shards were counted by other days.
  func exact(_ dropped: DroppedLines, _ source: Source) throws -> SettledInput {
    var findings = findings
    try findings.drop(dropped)
    let exact = try head.settled(findings, source, isExact: true)
    if exact.asOf == input.asOf, exact.dataStart == input.dataStart { return exact }
    throw OtherDays(newest: exact.asOf, first: exact.dataStart)
  }
}

/// Without duplicates the lines have another newest or first day than the facts say.
public struct OtherDays: Error, CustomStringConvertible {
  /// The newest day; nil where no line is left.
  public let newest: Day?
  /// The first day; nil where no line is left.
  public let first: Day?

  /// What to do.
  public var description: String {
    let days = [("--newest", newest), ("--first", first)].compactMap { option, day in
      day.map { "\(option) \($0)" }
    }
    return "without its duplicates the input has other days than the facts say: settle again with "
      + days.joined(separator: " ") + ", and make all parts again that were made with these facts"
  }
}

extension Settlement.Head {
  /// The days that were given, as a label has them.
  var days: [Day] { Self.days(newest, first) }

  static func days(_ newest: Day?, _ first: Day?) -> [Day] {
    [newest, first].map { $0 ?? Day(number: .min) }
  }

  /// - Parameter isExact: whether the findings know the duplicates, so that days that were given are not needed.
  func settled(
    _ findings: InputFindings, _ source: Source, isExact: Bool
  ) throws(IntakeError) -> SettledInput {
    var source = source
    if !isExact, source.dataFrom == nil { source.dataFrom = first }
    return try findings.settled(
      source, paths: paths, asOf: asOf ?? (isExact ? nil : newest), contacts: contacts)
  }
}

extension Settlement.Head: Packed {
  func pack(into packer: inout Packer) {
    paths.pack(into: &packer)
    asOf.pack(into: &packer)
    newest.pack(into: &packer)
    first.pack(into: &packer)
    contacts.pack(into: &packer)
    exports.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(
      paths: try [String](from: &unpacker), asOf: try Day?(from: &unpacker),
      newest: try Day?(from: &unpacker),
      first: try Day?(from: &unpacker), contacts: try [String]?(from: &unpacker),
      exports: try Int(from: &unpacker))
    guard exports >= 0 else { throw unpacker.damage("a number of exports") }
  }
}
