internal import ArgumentParser

@main
struct PatronCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patron",
    abstract: "Report tables about the people who buy, from a merchant's transaction exports.")
}
