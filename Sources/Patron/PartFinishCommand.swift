internal import ArgumentParser
internal import Base
internal import Files
internal import Night
internal import Pipeline
internal import Snapshot

struct PartFinishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Publish what parts come to: the snapshot that `patron run` would publish.",
    discussion:
      "Needs the facts, and of all groups the crowds, the tallies, and the values where a table asks for them."
  )

  @OptionGroup var options: PipelineOptions
  @OptionGroup var publishing: PublishingOptions
  @OptionGroup var parts: PartOptions

  func run() async throws {
    try await publishing.publish(options) { pipeline, log, outcome in
      let pool = try parts.pool
      let tasks = try options.partTasks(in: "")
      let job = try options.job(pipeline)
      let store = try publishing.store(of: pipeline, options)
      try await publishing.publication(of: job, in: store, options, log).finish(
        tasks, facts: pool.facts, crowds: pool.crowds, values: pool.values, tallies: pool.tallies, &outcome)
      try DatabaseUpdate(of: store, pipeline, root: options.root, promote: publishing.promote, log).run()
    }
  }
}

struct PartPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print the tasks of a run: command, needs, makes; one JSON object a line.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder

  @Option(help: "How many tasks read, and how many count. Fewer where there are fewer exports.")
  var tasks = 8

  @Option(help: "The output folder, in place of the pipeline's.")
  var output: String?

  @OptionGroup var days: PartDays

  @Flag(help: "Print a makefile: patron part plan … --make > parts.mk && make -j 8 -f parts.mk")
  var make = false

  func validate() throws {
    if !(1...512).contains(tasks) { throw ValidationError("--tasks must be between 1 and 512, not \(tasks)") }
  }

  func run() async throws {
    try await reportingFailures(options.journal) {
      let plan = PartPlan(
        try options.partTasks(in: folder.out), try options.partJob(), tasks: tasks,
        pipeline: options.pipeline,
        options: options.root.isEmpty ? day : ["--root", options.root] + day,
        countingOptions: options.root.isEmpty ? [] : ["--root", options.root],
        finishOptions: output.map { ["--output", $0] } ?? [], newest: days.newestDay, first: days.firstDay)
      let standard = try OutputFile.standardOutput()
      try standard.write(make ? plan.makefile : plan.json)
      try standard.close()
    }
  }

  private var day: [String] { options.asOf.map { ["--as-of", $0] } ?? [] }
}
