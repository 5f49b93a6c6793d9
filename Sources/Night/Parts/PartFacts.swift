public import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline

/// What `settle` knows of the whole input, taken back from its part.
struct PartFacts: Sendable {
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

  let part: PartFile
  let head: Head
  /// Of all exports; of duplicates nothing is known.
  let findings: InputFindings
  /// What tasks count by.
  let input: SettledInput
  /// Without the orders that feedback names.
  let exports: ExportReadings

  var name: String { part.label.name }
  var run: String { part.label.run }

  init(_ part: PartFile, _ pipeline: Pipeline) throws {
    self.part = part
    head = try part.unpack(part.piece(0)) { unpacker throws(Damage) in try Head(from: &unpacker) }
    findings = try part.unpack(part.piece(1)) { unpacker throws(Damage) in
      try InputFindings(from: &unpacker)
    }
    input = try head.settled(findings, pipeline.source, isExact: false)
    var exports = ExportReadings()
    let kinds = ExportKind.allCases.compactMap { pipeline.exports[$0] }
    guard kinds.count == head.exports, part.pieceCount >= 2 + kinds.count else {
      throw part.damage("it does not have the exports of the pipeline")
    }
    for (index, source) in kinds.enumerated() {
      do {
        exports.all.append(try ExportReading(try part.piece(2 + index), of: source))
      } catch is BinaryReader.Fault {
        throw part.damage("the export \(source.kind.rawValue) cannot be taken back")
      }
    }
    self.exports = exports
  }

  /// The input as it is when all duplicates are left out.
  /// - Throws: `OtherDays` where tasks counted by other days.
  func exact(_ dropped: DroppedLines, _ source: Source) throws -> SettledInput {
    var findings = findings
    try findings.drop(dropped)
    let exact = try head.settled(findings, source, isExact: true)
    if exact.asOf == input.asOf, exact.dataStart == input.dataStart { return exact }
    throw OtherDays(newest: exact.asOf, first: exact.dataStart)
  }

  /// Rows of `rejects.csv`, block by block.
  func forEachReject(_ take: ([UInt8], Int) throws -> Void) throws {
    for piece in 2 + head.exports..<part.pieceCount {
      let block = try part.unpack(part.piece(piece)) { unpacker throws(Damage) in
        try RejectBlock(from: &unpacker)
      }
      try take(block.bytes, block.count)
    }
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

extension PartFacts.Head {
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

extension PartFacts.Head: Packed {
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
