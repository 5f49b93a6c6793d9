internal import Files
internal import Foundation
public import Snapshot

/// What a command says while it works, on the standard error stream: words for a person, or one JSON object a
/// line and no other words.
public struct Log: Sendable {
  /// How it is said.
  public enum Format: String, Sendable, CaseIterable {
    /// Words for a person.
    case text
    /// One JSON object a line.
    case json
  }

  /// What is said in figures: by name.
  public typealias Figures = KeyValuePairs<String, Setting>

  let format: Format
  /// Text that only tells that all is well is left out.
  let isQuiet: Bool

  /// - Parameter isQuiet: Whether text that only tells that all is well is left out.
  public init(_ format: Format = .text, isQuiet: Bool = false) {
    self.format = format
    self.isQuiet = isQuiet
  }

  var isJSON: Bool { format == .json }

  /// The same in every line of a run, and another in every run: when it was started, and which process it was.
  static let runID = "\(Int(Launch.seconds))-\(Launch.process)"

  /// What was done, in words or in figures.
  public func say(_ words: String, _ stage: String, _ figures: Figures = [:]) {
    if isJSON { write("info", stage, figures) } else if !isQuiet { Terminal.say(words + "\n") }
  }

  /// What somebody must know even where all is well, said under `--quiet` too.
  func insist(_ words: String) {
    if !isJSON { Terminal.say(words + "\n") }
  }

  /// A stage that is over; only for machines.
  public func note(_ stage: String, _ figures: Figures) {
    if isJSON { write("info", stage, figures) }
  }

  /// Something that a person should look at, although the run goes on.
  public func warn(_ words: String, _ stage: String) {
    if isJSON {
      write("warning", stage, ["message": .text(words)])
    } else {
      Terminal.say("patron: warning: \(words)\n")
    }
  }

  /// Why the command ends.
  ///
  /// - Parameter exit: the exit code.
  public func fail(_ words: String, exit: Int32) {
    if isJSON {
      write("error", "end", ["message": .text(words), "exit": .whole(Int(exit))])
    } else {
      Terminal.say("patron: \(words)\n")
    }
  }

  private func write(_ level: String, _ stage: String, _ figures: Figures) {
    var line: [String: Setting] = [
      "run": .text(Log.runID), "level": .text(level), "stage": .text(stage),
      "elapsed": .number((Launch.elapsed * 1000).rounded() / 1000),
    ]
    for (key, value) in figures { line[key] = value }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(Setting.group(line)) else { return }
    Terminal.say(String(decoding: bytes, as: UTF8.self) + "\n")
  }
}
