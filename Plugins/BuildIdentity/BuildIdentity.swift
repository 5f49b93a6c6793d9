import Foundation
import PackagePlugin

/// Lets the program know what it was built from: it writes `BuildIdentity.swift` with a hash of all sources.
///
/// The identity is part of every fingerprint, so that a program that counts differently makes all tables anew.
@main
struct BuildIdentity: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let script = root.appending(path: "Tools/build_identity")
    let written = context.pluginWorkDirectoryURL.appending(path: "BuildIdentity.swift")
    let sources = FileManager.default
      .enumerator(at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { ["swift", "h", "modulemap"].contains($0.pathExtension) }
    let packages = ["Package.swift", "Package.resolved"].map { root.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Hashing the sources", executable: script, arguments: [root.path(), written.path()],
        inputFiles: [script] + packages + (sources ?? []), outputFiles: [written])
    ]
  }
}
