internal import ArgumentParser

/// A run cut into tasks, for several machines or little memory.
struct PartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "part", abstract: "Do one task of a run, for a run on several machines.",
    discussion: """
      The tasks read, settle, crowd, value, tally and finish make together the snapshot that `patron run` makes, byte for byte. \
      Each writes parts: files whose names say what they are, so that a task which is done twice writes the same. Parts may be \
      given in any order and grouping. `patron part plan` prints all tasks of a run.
      """,
    subcommands: [
      PartReadCommand.self, PartSettleCommand.self, PartCrowdCommand.self, PartValueCommand.self,
      PartTallyCommand.self, PartFinishCommand.self, PartPlanCommand.self,
    ])
}
