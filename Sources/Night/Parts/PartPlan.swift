public import Base
internal import Files
internal import Foundation
internal import Intake

/// The tasks of a whole run, for a scheduler: what to start, what must be there before, and what is there afterwards.
public struct PartPlan: Sendable {
  /// A task.
  public struct Step: Codable, Hashable, Sendable {
    /// `read`, `settle`, `crowd`, `value`, `tally` or `finish`.
    public let stage: String
    /// Program and arguments.
    public let command: [String]
    /// Paths of parts.
    public let needs: [String]
    /// Paths of parts; none of the last task, which publishes.
    public let makes: [String]
  }

  /// In an order in which they can be done.
  public let steps: [Step]

  /// - Parameters:
  ///   - count: how many tasks read side by side, and how many count; fewer where there is less to do.
  ///   - pipeline: the path of the pipeline file, as a task is to be told.
  ///   - options: what each task is told beside it.
  ///   - countingOptions: the same for tasks that see no export.
  ///   - finishOptions: for the last task alone.
  ///   - newest: what `settle` is told, where a task said so.
  ///   - first: the same.
  public init(
    _ tasks: PartTasks, _ job: Job, tasks count: Int, pipeline: String, options: [String],
    countingOptions: [String], finishOptions: [String], newest: Day? = nil, first: Day? = nil
  ) {
    let run = tasks.run(of: job)
    let folder = tasks.folder
    func path(_ label: PartLabel) -> String { Path.join(folder, label.name) }
    func command(_ stage: String, _ options: [String], _ rest: [String]) -> [String] {
      ["patron", "part", stage, pipeline] + options + rest
    }
    var steps: [Step] = []
    var (lines, accounts): ([String], [String]) = ([], [])
    for files in Self.shares(of: job.inputs.files.map(\.identity.size), count) {
      let made = [tasks.label(.lines, run: run, files: files), tasks.label(.account, run: run, files: files)]
        .map(path)
      lines.append(made[0])
      accounts.append(made[1])
      steps.append(
        Step(
          stage: "read",
          command: command(
            "read", options, ["--out", folder, "--"] + files.map { job.inputs.files[$0].path }),
          needs: [], makes: made))
    }
    let days = [("--newest", newest), ("--first", first)].flatMap { option, day in
      day.map { [option, $0.description] } ?? []
    }
    var label = tasks.label(.facts, run: run)
    label.days = Settlement.Head.days(newest, first)
    let (facts, factsName) = (path(label), label.name)
    steps.append(
      Step(
        stage: "settle", command: command("settle", options + days, ["--out", folder, "--"] + accounts),
        needs: accounts, makes: [facts]))
    let ranges = PartTasks.ranges(0..<LineColumns.groups, cuts: count)
    func counted(_ stage: String, _ kind: PartLabel.Kind, by more: [String]) -> [String] {
      ranges.map { groups in
        let made = path(tasks.label(kind, run: run, facts: factsName, groups: groups))
        let needs = [facts] + more + lines
        steps.append(
          Step(
            stage: stage,
            command: command(
              stage, countingOptions, ["--out", folder, "--groups", groups.shown, "--"] + needs),
            needs: needs, makes: [made]))
        return made
      }
    }
    let crowds = counted("crowd", .crowd, by: [])
    let values = tasks.wantsValue ? counted("value", .values, by: crowds) : []
    let tallies = counted("tally", .tallies, by: crowds + values)
    let needs = [facts] + crowds + values + tallies
    steps.append(
      Step(
        stage: "finish", command: command("finish", options + finishOptions, ["--"] + needs), needs: needs,
        makes: []))
    self.steps = steps
  }

  /// Neighbours together, so that each share has about as many bytes as the others.
  private static func shares(of sizes: [Int64], _ count: Int) -> [[Int]] {
    let total = max(1, sizes.reduce(0, +))
    var shares: [[Int]] = []
    var (before, last) = (Int64(0), -1)
    for (file, size) in sizes.enumerated() {
      // The share in which the middle of the file falls.
      let share = Int((Double(before) + Double(size) / 2) / Double(total) * Double(count))
      if share == last { shares[shares.count - 1].append(file) } else { shares.append([file]) }
      (before, last) = (before + size, share)
    }
    return shares
  }

  /// One JSON object a line.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return steps.map { step in
      String(decoding: (try? encoder.encode(step)) ?? Data(), as: UTF8.self) + "\n"
    }.joined()
  }

  /// The same as a makefile: `make -j 8 -f FILE`.
  public var makefile: String {
    func word(_ text: String) -> String {
      "'" + text.replacing("'", with: "'\\''").replacing("$", with: "$$") + "'"
    }
    var text = ".PHONY: finish\nfinish:\n"
    for step in steps {
      let recipe = "\t" + step.command.map(word).joined(separator: " ") + "\n"
      if step.makes.isEmpty {
        text += "\nfinish: \(step.needs.joined(separator: " "))\n" + recipe
      } else {
        // One task makes all of them (GNU make 4.3).
        text += "\n\(step.makes.joined(separator: " ")) &: \(step.needs.joined(separator: " "))\n" + recipe
      }
    }
    return text
  }
}
