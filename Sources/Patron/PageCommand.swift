internal import ArgumentParser
internal import Files
internal import Night
internal import Pictures
internal import Snapshot

struct PageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Make the page of a published snapshot again, from its tables.",
    discussion: """
      A run writes report.html into its snapshot. This command makes the page of any snapshot on standard output: of one that \
      was published before there were pages, or in another language. The changes since the snapshot before are not on it. \
      The snapshot stays as it is.
      """)

  @Argument(help: "The snapshot's folder, or a link to it such as out/retail/latest.")
  var snapshot: String

  @Option(help: "The page's language; without it the pipeline's.")
  var language: PageLanguage?

  func run() async throws {
    try await reportingFailures {
      let page: SnapshotPage
      do {
        page = try SnapshotPage(ofSnapshot: snapshot, in: language?.language)
      } catch let error as SnapshotError {
        throw Failure(reading: error)
      } catch let error as PictureError {
        throw Failure(.data, error.description)
      }
      let output = try OutputFile.standardOutput()
      try output.write(page.bytes)
      try output.close()
    }
  }
}

/// A language as the command line names it.
enum PageLanguage: String, ExpressibleByArgument, CaseIterable {
  case english = "en"
  case simplifiedChinese = "zh-Hans"

  var language: Language? { Language(rawValue: rawValue) }
}
