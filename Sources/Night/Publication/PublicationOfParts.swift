extension Publication {
  /// Publishes what parts come to: the snapshot that `run` would publish.
  ///
  /// - Parameters:
  ///   - facts: the path of the facts.
  ///   - crowds: the paths of the crowds of all groups, as the values and the tallies.
  ///   - values: empty where no table asks what customers are worth.
  ///   - outcome: is told what comes to be known, also where the run fails.
  public func finish(
    _ tasks: PartTasks, facts: String, crowds: [String], values: [String], tallies: [String],
    _ outcome: inout RunOutcome
  ) async throws {
    var source = PartsSource(
      tasks, job, latestDay: latestDay, facts: facts, crowds: crowds, values: values, tallies: tallies)
    try await run(&outcome, from: &source)
  }
}
