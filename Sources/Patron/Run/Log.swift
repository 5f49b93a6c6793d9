internal import ArgumentParser
internal import Files
internal import Foundation
internal import Snapshot

/// What a command says while it works, on the standard error stream: words for a person, or one JSON object a
/// line and no other words.
struct Log: Sendable {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  typealias Figures = KeyValuePairs<String, Setting>

  let format: Format
  /// Text that only tells that all is well is left out.
  let isQuiet: Bool

  init(_ format: Format = .text, isQuiet: Bool = false) {
    self.format = format
    self.isQuiet = isQuiet
  }

  var isJSON: Bool { format == .json }

  /// The same in every line of a run, and another in every run: when it was started, and which process it was.
  static let runID = "\(Int(Launch.seconds))-\(Launch.process)"

  /// What was done, in words or in figures.
  func say(_ words: String, _ stage: String, _ figures: Figures = [:]) {
    if isJSON { write("info", stage, figures) } else if !isQuiet { Terminal.say(words + "\n") }
  }

  /// A stage that is over; only for machines.
  func note(_ stage: String, _ figures: Figures) {
    if isJSON { write("info", stage, figures) }
  }

  /// Something that a person should look at, although the run goes on.
  func warn(_ words: String, _ stage: String) {
    if isJSON {
      write("warning", stage, ["message": .text(words)])
    } else {
      Terminal.say("patron: warning: \(words)\n")
    }
  }

  func fail(_ failure: Failure) {
    if isJSON {
      write("error", "end", ["message": .text(failure.words), "exit": .whole(Int(failure.code.rawValue))])
    } else {
      Terminal.say("patron: \(failure.words)\n")
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
