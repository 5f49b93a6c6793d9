internal import Base
internal import Files
internal import Intake
internal import Pipeline

extension PartTasks {
  /// Reads all exports of lines, and writes the lines whenever they take so much memory.
  ///
  /// - Parameter most: bytes.
  /// - Returns: the paths of the lines, and what was found in all exports.
  func spill(
    _ job: Job, most: Int, _ onRejects: @escaping (EncodedRejects, String, Int) throws -> Void
  ) async throws -> (lines: [String], findings: InputFindings) {
    var gatherer = LineGatherer(source: job.pipeline.source)
    var findings = gatherer.findings
    var (lines, files): ([String], [Int]) = ([], [])
    var firstChunk = 0
    var counts = Array(repeating: 0, count: job.inputs.paths.count)
    func spill() throws {
      guard !files.isEmpty else { return }
      var label = label(.lines, run: run(of: job), files: files)
      label.firstChunk = firstChunk
      lines.append(try write(gatherer, label))
      try findings.merge(gatherer.findings)
      gatherer.removeAll()
      files = []
    }
    try await job.readLines(
      onRejects, bounding: { gatherer.bounding($0) },
      { reading in
        if files.isEmpty { firstChunk = reading.number }
        if files.last != reading.file { files.append(reading.file) }
        counts[reading.file] += 1
        let linesBefore = gatherer.take(reading)
        if gatherer.footprint > most { try spill() }
        return linesBefore
      })
    try spill()
    for (file, count) in counts.enumerated() { findings.noteEnd(ofFile: file, chunks: count) }
    return (lines, findings)
  }
}
