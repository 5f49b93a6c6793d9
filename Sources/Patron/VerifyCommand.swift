internal import ArgumentParser
internal import Files
internal import Snapshot

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the SHA-256 of every file of a snapshot against its manifest.",
    discussion: "Exits with 65 when anything is not as it was published, and names it.")

  @Argument(help: "The snapshot's folder, or a link to it such as out/retail/latest.")
  var snapshot: String

  func run() async throws {
    try await reportingFailures {
      let verification: Verification
      do throws(SnapshotError) {
        verification = try Verification(of: snapshot)
      } catch {
        throw Failure(reading: error)
      }
      guard verification.isWhole, let manifest = verification.manifest else {
        throw Failure(
          .data,
          "\(FileError.shown(snapshot)) is not as it was published:\n  "
            + verification.findings.map(\.description).joined(separator: "\n  "))
      }
      let output = try OutputFile.standardOutput()
      let files = manifest.tables.count + manifest.files.count
      try output.write(
        "\(FileError.shown(snapshot)): \(files) files as published, as of \(manifest.asOf), fingerprint "
          + "\(manifest.fingerprint.prefix(8))\n")
      try output.close()
    }
  }
}
