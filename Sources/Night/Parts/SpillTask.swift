internal import Base
internal import Files
internal import Intake
internal import Pipeline

/// The lines of all exports: in memory, or in parts that this process wrote.
struct GatheredLines: Sendable {
  var parts: [PartFile] = []
  /// nil where all are in parts.
  var held: LineGatherer?
  /// What was found in all exports.
  var findings: InputFindings
}

extension PartTasks {
  /// Reads all exports of lines, and writes the lines whenever they take so much memory.
  ///
  /// What fits stays in memory, but where duplicates are looked for: these are found group by group.
  ///
  /// - Parameter most: bytes.
  func gather(
    _ job: Job, most: Int, _ onRejects: @escaping (EncodedRejects, String, Int) throws -> Void
  ) async throws -> GatheredLines {
    var gatherer = LineGatherer(source: job.pipeline.source)
    var gathered = GatheredLines(findings: gatherer.findings)
    var files: [Int] = []
    var firstChunk = 0
    var counts = Array(repeating: 0, count: job.inputs.paths.count)
    let mayHold = job.pipeline.source.duplicates == .keep
    try await job.readLines(
      onRejects, bounding: { gatherer.bounding($0) }, isFull: { gatherer.footprint > most },
      { reading in
        if files.isEmpty { firstChunk = reading.number }
        if files.last != reading.file { files.append(reading.file) }
        counts[reading.file] += 1
        return gatherer.take(reading)
      },
      makeRoom: { isAtEnd in
        try gathered.findings.merge(gatherer.findings)
        if isAtEnd, mayHold, gathered.parts.isEmpty {
          gathered.held = gatherer
          return
        }
        guard !files.isEmpty else { return }
        var label = label(.lines, run: run(of: job), files: files)
        label.firstChunk = firstChunk
        gathered.parts.append(try PartFile(try await write(gatherer, label, syncs: false), seal))
        gatherer.removeAll()
        files = []
      })
    for (file, count) in counts.enumerated() { gathered.findings.noteEnd(ofFile: file, chunks: count) }
    return gathered
  }

  /// Writes lines: the frame first, then group by group.
  func write(_ gatherer: LineGatherer, _ label: PartLabel, syncs: Bool = true) async throws -> String {
    var writer = try PartWriter(label, in: folder, syncs: syncs)
    var packer = Packer()
    GroupLines.form.pack(into: &packer)
    gatherer.frame.pack(into: &packer)
    try writer.write(SealedPiece(packer.bytes, by: seal))
    var groups = label.groups.makeIterator()
    let (lines, seal) = (gatherer.regrouped, seal)
    try await crew.process(
      { groups.next() }, { try SealedPiece(lines.lines(ofGroup: $0).written(), by: seal) },
      { try writer.write($0) })
    return try writer.finish()
  }
}
