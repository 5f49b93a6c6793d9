internal import ArgumentParser
internal import Foundation
internal import Sample

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write realistic invented exports: daily files with a few faults on purpose.",
    discussion: """
      The same numbers and seed give the same bytes on every machine. Files that are not a sample's
      are never overwritten.
      """)

  @Argument(help: "The folder for the daily files; made if it is not there.")
  var folder: String

  @Option(help: "About how many customers join over all days.")
  var customers = SampleShop().customers

  @Option(help: "How many days, from 2024-01-01 on.")
  var days = SampleShop().days

  @Option(help: "The seed; another seed makes another shop.")
  var seed = SampleShop().seed

  @Flag(help: "Only the columns that the benchmark reads, and nothing wrong in them.")
  var lean = false

  @Option(
    help: ArgumentHelp(
      "With --lean: how ids are written, short (C000843), long (C00000843), uuid or email.",
      valueName: "form"), transform: SampleCommand.idsForm)
  var ids = SampleIDs.short

  @Flag(help: "With --lean: orders of one line each, so that no two lines of a customer stand together.")
  var scatter = false

  func validate() throws {
    guard (1...100_000_000).contains(customers) else {
      throw ValidationError("--customers must be between 1 and 100000000, not \(customers)")
    }
    guard (1...10_000).contains(days) else {
      throw ValidationError("--days must be between 1 and 10000, not \(days)")
    }
    guard lean || (ids == .short && !scatter) else {
      throw ValidationError("--ids and --scatter go with --lean")
    }
  }

  func run() throws {
    var shop = SampleShop(customers: customers, days: days, seed: seed, layout: lean ? .lean : .full)
    (shop.ids, shop.isScattered) = (ids, scatter)
    do {
      let summary = try shop.write(into: folder)
      try say("\(folder): \(summary)")
    } catch let refusal as SampleError {
      try say("patron sample: \(refusal)")
      throw ExitCode(64)
    } catch {
      try say("patron sample: cannot write into \(folder): \(error.localizedDescription)")
      throw ExitCode(74)
    }
  }

  private static func idsForm(_ name: String) throws -> SampleIDs {
    guard let form = SampleIDs(rawValue: name) else {
      throw ValidationError("it must be one of \(SampleIDs.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return form
  }

  private func say(_ words: String) throws {
    try FileHandle.standardError.write(contentsOf: Data((words + "\n").utf8))
  }
}
