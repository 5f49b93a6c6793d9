internal import Base
internal import Files
internal import Intake
internal import Pipeline

extension PartTasks {
  /// Reads some exports of lines.
  ///
  /// - Parameters:
  ///   - exports: their paths, as the run knows them.
  ///   - isEach: whether each export becomes a part of its own.
  ///   - cuts: into how many parts the lines are cut by groups of customers.
  /// - Returns: the paths of what was made: the lines and the account.
  /// - Throws: `NightError` where the run does not have such an export.
  public func read(_ job: Job, _ exports: [String], isEach: Bool = false, cuts: Int = 1) async throws
    -> [String]
  {
    let paths = job.inputs.paths
    let positions = try exports.map { export in
      guard let position = paths.firstIndex(where: { $0.utf8.elementsEqual(export.utf8) }) else {
        throw NightError(
          .input, "\(FileError.shown(export)) is none of the \(paths.count.counted("export")) of source.files"
        )
      }
      return position
    }
    let files = Set(positions).sorted()
    guard !files.isEmpty else { throw NightError(.input, "no export is named, so there is nothing to read") }
    var made: [String] = []
    for files in isEach ? files.map({ [$0] }) : [files] {
      made += try await read(job, files: files, cuts: cuts)
    }
    return made
  }

  private func read(_ job: Job, files: [Int], cuts: Int) async throws -> [String] {
    let run = run(of: job)
    let paths = job.inputs.paths
    let source = job.pipeline.source
    var gatherer = LineGatherer(source: source)
    var account = try PartWriter(label(.account, run: run, files: files), in: folder)
    var rejects = AccountRejects(job.pipeline.output.form)
    let reader = ChunkReader(source: source)
    var chunks = TaskChunks(files: files, paths: paths, root: job.inputs.root, source: source)
    let form = job.pipeline.output.form
    try await crew.process(
      { try chunks.next().map { gatherer.bounding($0) } },
      { chunk in
        var reading = reader.read(chunk)
        let rejects = reading.rejects.all.isEmpty ? nil : EncodedRejects(reading.rejects, form)
        reading.forgetRefusedRecords()
        return (reading: reading, rejects: rejects)
      },
      { reading, encoded in
        let file = reading.file
        let linesBefore = gatherer.take(reading)
        if let encoded {
          for block in rejects.add(encoded, of: file, paths[file], after: linesBefore) {
            try account.write(block)
          }
        }
      })
    for (file, count) in chunks.counts { gatherer.noteEnd(ofFile: file, chunks: count) }
    try job.inputs.ensureUnchanged()
    for block in rejects.flush() { try account.write(block) }
    var packer = Packer()
    rejects.files.pack(into: &packer)
    gatherer.findings.pack(into: &packer)
    try account.write(packer.bytes)
    var made: [String] = []
    for groups in Self.ranges(0..<LineColumns.groups, cuts: cuts) {
      made.append(try await write(gatherer, label(.lines, run: run, files: files, groups: groups)))
    }
    made.append(try account.finish())
    return made
  }

  /// Groups in so many ranges of about the same length.
  static func ranges(_ groups: Range<Int>, cuts: Int) -> [Range<Int>] {
    let cuts = max(1, min(cuts, groups.count))
    return (0..<cuts).map { cut in
      groups.lowerBound + cut * groups.count / cuts..<groups.lowerBound + (cut + 1) * groups.count / cuts
    }
  }
}

/// The chunks of some exports, in their order.
private struct TaskChunks {
  let files: [Int]
  let paths: [String]
  let root: String
  let source: Source
  private var nextFile = 0
  private var chunks: ChunkSequence?
  /// By file: how many chunks it has, once it was read to its end.
  private(set) var counts: [(file: Int, chunks: Int)] = []

  init(files: [Int], paths: [String], root: String, source: Source) {
    (self.files, self.paths, self.root, self.source) = (files, paths, root, source)
  }

  mutating func next() throws -> Chunk? {
    while true {
      if let chunk = try chunks?.next() {
        counts[counts.count - 1].chunks += 1
        return chunk
      }
      chunks = nil
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      chunks = ChunkSequence(files: paths, at: file..<file + 1, root: root, source: source)
      counts.append((file, 0))
      nextFile += 1
    }
  }
}
