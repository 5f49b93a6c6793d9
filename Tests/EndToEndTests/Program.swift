import Foundation
import Glibc

/// The built program, run as a user runs it: in a folder, with arguments and an environment.
struct Program: Sendable {
  let path: String

  /// The one built with these tests; it stands beside them.
  static let debug = Program(path: folderOfTests.appendingPathComponent("patron").path)

  /// The release build where it is there and no older than the sources, else the debug build: for exports that
  /// are large.
  static let fast: Program = {
    let release = folderOfTests.deletingLastPathComponent().appendingPathComponent("release/patron").path
    guard let built = modified(release) else { return debug }
    let isFresh =
      FileManager.default.enumerator(atPath: sources.path)?.allSatisfy {
        guard let path = $0 as? String, path.hasSuffix(".swift") else { return true }
        return modified(sources.appendingPathComponent(path).path).map { $0 <= built } ?? false
      } ?? false
    return isFresh ? Program(path: release) : debug
  }()

  /// What a run came to.
  struct Outcome: Sendable {
    let code: Int32
    let output: String
    let words: String
    let seconds: Double
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - environment: variables beside PATH, which is all that it otherwise has; no TZ, no LC_ALL.
  ///   - output: a file that stands in for standard output.
  func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], output: String? = nil
  ) throws -> Outcome {
    let tag = String(UInt64.random(in: 0 ... .max), radix: 36)
    let streams = (
      output: FileManager.default.temporaryDirectory.appendingPathComponent("patron-out-\(tag)").path,
      words: FileManager.default.temporaryDirectory.appendingPathComponent("patron-err-\(tag)").path
    )
    defer { for path in [streams.output, streams.words] { unlink(path) } }
    let begun = ContinuousClock.now
    let process = try spawn(
      arguments, in: folder, environment: environment, output: output ?? streams.output, words: streams.words)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let elapsed = (ContinuousClock.now - begun) / .seconds(1)
    func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    return Outcome(
      code: status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f),
      output: output == nil ? text(streams.output) : "", words: text(streams.words), seconds: elapsed)
  }

  func spawn(
    _ arguments: [String], in folder: String, environment: [String: String], output: String, words: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, words, O_WRONLY | O_CREAT, 0o600)
    let environment = environment.merging(
      ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""], uniquingKeysWith: { own, _ in own })
    // env goes into the folder and becomes the program.
    let env = "/usr/bin/env"
    var argv = ([env, "-C", folder, path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, env, &actions, nil, &argv, &envp)
    guard code == 0 else { throw NotStarted(path: path, reason: String(cString: strerror(code))) }
    return process
  }

  struct NotStarted: Error {
    let path, reason: String
  }

  /// Where the program that runs these tests stands: `.build/debug`.
  private static let folderOfTests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  private static func modified(_ path: String) -> Date? {
    try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }
}
