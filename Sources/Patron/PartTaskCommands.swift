internal import ArgumentParser
internal import Base
internal import Night

struct PartReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read some exports of lines: makes lines and an account.",
    discussion: "Prints the paths of what it made, one a line.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder

  @Flag(help: "Make parts of each export for itself.")
  var each = false

  @Option(
    help:
      "Into how many parts by customers the lines are cut, for schedulers that ship only what a task counts.")
  var cuts = 1

  @Argument(help: "Exports, by their paths as source.files finds them.")
  var exports: [String]

  func validate() throws {
    if !(1...512).contains(cuts) { throw ValidationError("--cuts must be between 1 and 512, not \(cuts)") }
  }

  func run() async throws {
    try await reportingFailures(options.journal) {
      let tasks = try options.partTasks(in: folder.out)
      try options.say(try await tasks.read(options.partJob(), exports, isEach: each, cuts: cuts))
    }
  }
}

struct PartSettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract:
      "Put the accounts of all exports together, and read the exports beside the lines: makes the facts.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder

  @OptionGroup var days: PartDays

  @Argument(help: "The accounts of all exports, in any order.")
  var accounts: [String]

  func run() async throws {
    try await reportingFailures(options.journal) {
      let tasks = try options.partTasks(in: folder.out)
      try options.say([
        try await tasks.settle(
          options.partJob(), accounts: try PartPool(accounts).accounts,
          newest: days.newestDay, first: days.firstDay)
      ])
    }
  }
}

struct PartCrowdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crowd", abstract: "Count for some groups what only all customers together can tell.",
    discussion: "Needs the facts and the lines of all exports.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder
  @OptionGroup var groups: PartGroups
  @OptionGroup var parts: PartOptions

  func validate() throws { try options.ensureNoDay() }

  func run() async throws {
    try await reportingFailures(options.journal) {
      let (tasks, pool) = (try options.partTasks(in: folder.out), try parts.pool)
      try options.say([
        try await tasks.crowd(facts: pool.facts, groups: groups.range, lines: pool.lines)
      ])
    }
  }
}

struct PartValueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "value",
    abstract: "Count for some groups what customers are worth, where a table asks for it.",
    discussion: "Needs the facts, the crowds of all groups, and the lines of all exports.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder
  @OptionGroup var groups: PartGroups
  @OptionGroup var parts: PartOptions

  func validate() throws { try options.ensureNoDay() }

  func run() async throws {
    try await reportingFailures(options.journal) {
      let (tasks, pool) = (try options.partTasks(in: folder.out), try parts.pool)
      try options.say([
        try await tasks.value(
          facts: pool.facts, crowds: pool.crowds, groups: groups.range, lines: pool.lines)
      ])
    }
  }
}

struct PartTallyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally", abstract: "Count some groups for all tables, and write the rows of their buyers.",
    discussion: """
      Needs the facts, the crowds of all groups, the values of all groups where a table asks for them, and the lines of all \
      exports.
      """)

  @OptionGroup var options: PipelineOptions
  @OptionGroup var folder: PartFolder
  @OptionGroup var groups: PartGroups
  @OptionGroup var parts: PartOptions

  func validate() throws { try options.ensureNoDay() }

  func run() async throws {
    try await reportingFailures(options.journal) {
      let (tasks, pool) = (try options.partTasks(in: folder.out), try parts.pool)
      try options.say([
        try await tasks.tally(
          facts: pool.facts, crowds: pool.crowds, values: pool.values, groups: groups.range, lines: pool.lines
        )
      ])
    }
  }
}
