public import Base
internal import Files
internal import Intake
internal import Pipeline

extension PartTasks {
  /// Puts together what was found in all exports of lines, and reads the exports beside them.
  ///
  /// - Parameters:
  ///   - accounts: the paths of the accounts of all exports, in any order.
  ///   - newest: the newest day, where duplicates take away the one that was found.
  ///   - first: the first day, where duplicates take away the one that was found.
  /// - Returns: the path of the facts.
  /// - Throws: `IntakeError` where a total does not fit 64 bits; `NightError` where nothing was accepted, or a gate fails
  ///   that needs no duplicates.
  public func settle(_ job: Job, accounts: [String], newest: Day? = nil, first: Day? = nil) async throws
    -> String
  {
    let run = run(of: job)
    let paths = job.inputs.paths
    let parts = try accounts.map { try open($0, as: .account, run: run) }
    try parts.ensureCover(exports: paths)
    var source = job.pipeline.source
    source.duplicates = .keep
    var findings = InputFindings(source)
    var blocks: [(file: Int, part: PartFile, piece: Int)] = []
    for part in parts {
      let (files, found) = try part.unpack(try part.piece(part.pieceCount - 1)) { unpacker throws(Damage) in
        (try [Int](from: &unpacker), try InputFindings(from: &unpacker))
      }
      guard files.count == part.pieceCount - 1 else {
        throw part.damage("its rejects are not those of its list")
      }
      blocks += files.enumerated().map { ($0.element, part, $0.offset) }
      try findings.merge(found)
    }
    blocks.sort { ($0.file, $0.part.path, $0.piece) < ($1.file, $1.part.path, $1.piece) }
    var rejects = AccountRejects(job.pipeline.output.form)
    var otherBlocks: [[UInt8]] = []
    let exports = try await job.exports { encoded, path, linesBefore in
      otherBlocks += rejects.add(encoded, of: 0, path, after: linesBefore)
    }
    otherBlocks += rejects.flush()
    try job.inputs.ensureUnchanged()
    return try write(
      job, findings, exports, newest: newest, first: first,
      rejects: blocks.map { block in { try block.part.piece(block.piece) } }
        + otherBlocks.map { block in { block } })
  }

  /// Writes the facts.
  ///
  /// - Parameter rejects: rows of `rejects.csv`, block by block.
  func write(
    _ job: Job, _ findings: InputFindings, _ exports: ExportReadings, newest: Day?, first: Day?,
    rejects: [() throws -> [UInt8]] = []
  ) throws -> String {
    let head = try settlement(job, findings, exports, newest: newest, first: first).head
    var label = label(.facts, run: run(of: job))
    label.days = head.days
    var writer = try PartWriter(label, in: folder)
    try writer.write(packed(head))
    try writer.write(packed(findings))
    for export in exports.all { try writer.write(export.written()) }
    for block in rejects { try writer.write(block()) }
    return try writer.finish()
  }

  /// What is known before duplicates are left out.
  /// - Throws: `NightError` where nothing was accepted.
  func settlement(
    _ job: Job, _ findings: InputFindings, _ exports: ExportReadings, newest: Day?, first: Day?
  ) throws -> Settlement {
    let head = Settlement.Head(
      paths: job.inputs.paths, asOf: job.asOf, newest: newest, first: first, contacts: job.contacts,
      exports: job.inputs.others.count)
    let settlement = try Settlement(head, findings, exports, job.pipeline.source)
    _ = try job.facts(settlement.input, ExportReadings())
    return settlement
  }

  private func packed(_ value: some Packed) -> [UInt8] {
    var packer = Packer()
    value.pack(into: &packer)
    return packer.bytes
  }
}
