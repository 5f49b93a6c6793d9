internal import Base
internal import Files
internal import Intake
internal import Ledger
public import Night
internal import Pipeline
internal import Reports

extension Proposal {
  /// The proposal for some exports. Where all parts were found, it has been decoded and the exports have been
  /// read by it, as a run would, so that its figures are a run's.
  ///
  /// - Parameter arguments: files, or folders whose exports are meant.
  /// - Throws: `ProposalError` where there is nothing to look at, or it cannot be read as text; else what reading throws.
  public static func tried(
    _ arguments: [String], by crew: Crew, telling progress: Progress
  ) async throws -> Proposal {
    var proposal = try Proposal(Inspection(ExportArguments.files(arguments)))
    guard proposal.missing.isEmpty else { return proposal }
    var job = try Job(proposal.decoded(), root: "", asOf: nil, crew: crew, progress: progress)
    var reading = try await job.read()
    // What a look has found to be no customer is left out; what is only like it, where something is still wrong then.
    for evenDoubtful in [false, true] {
      guard proposal.leaveOut(reading.suspicions, evenDoubtful: evenDoubtful) else { continue }
      job = try Job(proposal.decoded(), root: "", asOf: nil, crew: crew, progress: progress)
      reading = try await job.read()
    }
    progress.end()
    proposal.account = reading.account.total
    proposal.suspicions = SuspicionText(reading.suspicions, decimals: job.pipeline.settings.decimals).lines
    let ledger = HistoryBuilder(reading, shards: job.shards, purchase: job.pipeline.settings.purchase)
    let histories = try await crew.map(0..<job.shards) { ledger.history(ofShard: $0) }
    if let facts = InputFacts(reading, of: job.pipeline.source) {
      proposal.takeAccounts(facts.relations.accounts, histories.map(\.relations.counts))
    }
    proposal.lapse = LapseSuggestion(histories, asOf: reading.asOf)
    _ = try proposal.decoded()
    return proposal
  }

  /// What became of the records of the exports beside the lines.
  /// - Parameter counts: By shard, by export.
  private mutating func takeAccounts(_ accounts: [ExportAccount], _ counts: [[ExportCounts]]) {
    for (index, account) in accounts.enumerated() {
      guard let place = beside.firstIndex(where: { $0.kind == account.kind }) else { continue }
      var taken = BesideExport.Account()
      taken.records = account.files.reduce(0) { $0 + $1.lines }
      taken.refused = account.files.reduce(0) { $0 + $1.refusedLines }
      let shards = account.counts.map { [$0] } ?? counts.filter { index < $0.count }.map { $0[index] }
      for shard in shards {
        taken.known += shard.known
        taken.unknown += shard.unknown
        taken.setAside += shard.setAside
        taken.afterAsOf += shard.afterAsOf
      }
      beside[place].account = taken
    }
  }

  private static let mostIDs = 24

  /// Leaves out the ids that a look is about.
  /// - Returns: Whether there are more of them than before.
  private mutating func leaveOut(_ suspicions: [Suspicion], evenDoubtful: Bool) -> Bool {
    guard inspection.platform == nil, let column = inspection.roles.column(.customer) else { return false }
    let survey = inspection.survey.columns[column]
    let known = Set(noCustomers.flatMap(\.ids))
    var isMore = false
    for kind in [SuspicionKind.wordForNothing, .totalRow]
    where suspicions.contains(where: { $0.kind == kind }) {
      let values = survey.mostFrequent.filter { !known.contains($0.text) }
      let odd = Set(OddIDs.of(kind, among: values.map(\.text), evenDoubtful: evenDoubtful))
      guard (1...Self.mostIDs).contains(odd.count) else { continue }
      let found = values.filter { odd.contains($0.text) }
      let rows = found.reduce(0) { $0 + $1.rows }
      noCustomers.append(
        NoCustomers(
          column: survey.name, ids: found.map(\.text),
          reason: "\(rows) row\(rows == 1 ? " has" : "s have") "
            + (kind == .totalRow
              ? "a word for a total in place of a customer: other rows are added up, and sales would count twice"
              : "a word for nothing in place of a customer, and would all be one customer's")))
      isMore = true
    }
    return isMore
  }

  /// The file as a run reads it.
  func decoded() throws -> Pipeline {
    do throws(PipelineError) {
      return try Pipeline(yaml: yaml, file: "the proposal", knownTables: Registry.tableNames)
    } catch {
      throw ProposalError(
        .data,
        "the proposed pipeline file cannot be read. This is a defect of patron; please report it:\n\(error)\n\(yaml)"
      )
    }
  }

  /// What is worth saying beside the file.
  public var notes: [String] {
    beside.flatMap { export in
      export.look.exports.files.map {
        "beside the lines: \(FileError.shown($0)): section \(export.kind.rawValue)"
      }
    }
      + (inspection.exports.omitted + inspection.beside.omitted).map {
        "left out: \(FileError.shown($0.path)): \($0.reason)"
      }
      + noCustomers.map { words in
        let shown = words.ids.map { String(reflecting: $0) }.joined(separator: ", ")
        return "lines left out (source.exclude), \(words.column) \(shown): \(words.reason)"
      }
      + inspection.encoding.otherFiles.map { "\(FileError.shown($0)) is in another encoding than the others" }
      + openPoints.map { "to be confirmed: \($0.key): \($0.words)" }
  }

  /// Why the file cannot be run as it stands.
  public var failure: ProposalError? {
    if !missing.isEmpty {
      let words = missing.map { "\($0.role.rawValue) (\($0.reason))" }.joined(separator: "; ")
      return ProposalError(
        .data,
        "not found: \(words). The proposed file says \(Self.placeholder) in its place and cannot be run so")
    }
    guard let account, account.accepted == 0 else { return nil }
    return ProposalError(.data, "with the proposed file no line would be accepted; its first lines say why")
  }
}
