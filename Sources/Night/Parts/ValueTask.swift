internal import Base
internal import Files
internal import Intake
internal import Reports

extension PartTasks {
  /// Counts, for some groups, what buyers' values come to: only where a table asks what customers are worth.
  ///
  /// - Parameters:
  ///   - facts: the path of the facts.
  ///   - crowds: the paths of the crowds of all groups.
  ///   - lines: the paths of the lines of all exports.
  /// - Returns: the path of the values.
  public func value(facts: String, crowds: [String], groups: Range<Int>, lines: [String]) async throws
    -> String
  {
    let facts = try openFacts(facts)
    let counting = try counting(facts, crowds)
    let parts = try lines.map { try open($0, as: .lines, run: facts.run) }
    let values = try await values(
      of: shards(groups, parts, counting), models(counting))
    var writer = try PartWriter(
      label(.values, run: facts.run, facts: facts.name, groups: groups), in: folder)
    try writer.write(values.sealed(as: "values").bytes)
    return try writer.finish()
  }

  /// The landmarks, by which tables are counted.
  ///
  /// - Parameter values: the paths of the values of all groups; empty where no table asks for them.
  func landmarks(_ counting: PartCounting, values: [String], of facts: PartFacts) async throws -> Landmarks {
    // Also where nobody has a value: what is given must be whole.
    let known = values.isEmpty ? nil : try self.values(values, facts)
    return try await landmarks(counting, models(counting), values: known)
  }

  /// - Parameters:
  ///   - models: nil where no table asks what customers are worth.
  ///   - values: nil where they were not counted.
  func landmarks(
    _ counting: PartCounting, _ models: ValueLandmarks?, values: ValueCrowd?
  ) throws -> Landmarks {
    let (premises, crowd) = (counting.premises, counting.crowd.crowd)
    guard let models else { return Landmarks(premises, crowd) }
    guard models.forecast != nil else { return Landmarks(premises, crowd, value: models) }
    guard let values else {
      throw NightError(
        .input,
        "this pipeline values its customers: make `patron part value` of all groups, and give what it makes too"
      )
    }
    return Landmarks(premises, crowd, value: ValueLandmarks(models, premises, values))
  }

  /// What the values of all groups come to.
  private func values(_ paths: [String], _ facts: PartFacts) throws -> ValueCrowd {
    let parts = try paths.map { try open($0, as: .values, run: facts.run, facts: facts.name) }
    try parts.ensureCover(0..<LineColumns.groups)
    var all = ValueCrowd()
    for part in parts {
      do {
        all.merge(try ValueCrowd(Sealed(try part.piece(0), of: "values"), like: ValueCrowd()))
      } catch let error as Damage {
        throw part.damage(error.description)
      }
    }
    return all
  }

  /// The models, before the values of all buyers are known; nil where no table asks for them.
  func models(_ counting: PartCounting) async throws -> ValueLandmarks? {
    guard wantsValue, let sample = counting.crowd.sample else { return nil }
    let trials = ModelTrials(sample, counting.premises)
    let models = trials.outcome(try await crew.map(trials.pieces) { trials.fit($0) })
    return ValueLandmarks(models, counting.premises, counting.crowd.crowd)
  }
}
