import Foundation
import Testbench
import Testing

/// The exports of a sample shop, made once by the program, and what they might as well have been.
struct SampleExports: Sendable {
  /// By file name.
  var files: [String: Data]

  /// Two years and more, so that there are a window before the last and periods that are mature.
  static let made = Result {
    let place = try Workplace()
    let outcome = try place.run(
      "sample", "exports", "--customers", "600", "--days", "740", "--seed", "5", with: .fast)
    try #require(outcome.code == 0, "\(outcome.words)")
    // A file a month: hundreds of files for every run would take longer to make than to read.
    var files: [String: Data] = [:]
    for name in try place.names(in: "exports") where name.hasSuffix(".csv") {
      let day = try place.bytes("exports/" + name)
      let header = try #require(day.firstIndex(of: UInt8(ascii: "\n")))
      files[name.prefix(7) + ".csv", default: day[...header]] += day[(header + 1)...]
    }
    return SampleExports(files: files)
  }

  static let plain = Result { try made.get().run() }

  func run(
    _ arguments: [String] = [], environment: [String: String] = [:], newestFirst: Bool = false
  ) throws -> PublishedRun {
    try PublishedRun("sample", arguments: arguments, environment: environment) { place in
      for name in newestFirst ? files.keys.sorted().reversed() : files.keys.sorted() {
        try place.write("data/sample/" + name, #require(files[name]))
      }
    }
  }

  /// The same lines in files whose names sort the other way round.
  var renamed: SampleExports {
    let names = files.keys.sorted()
    let renamed = zip(names, names.reversed()).map { ("x-" + $1, files[$0] ?? Data()) }
    return SampleExports(files: Dictionary(uniqueKeysWithValues: renamed))
  }

  /// Each file's records in another order. A record with a quote in it, which may go on in the next line, stays where
  /// it is, and the line after it.
  func shuffled(seed: UInt64) -> SampleExports {
    var random = SplitMix64(seed: seed)
    return eachFile { lines in
      let movable = lines.indices.filter {
        $0 > 0 && !lines[$0].contains("\"") && !lines[$0 - 1].contains("\"")
      }
      let moved = movable.shuffled(using: &random).map { lines[$0] }
      for (index, line) in zip(movable, moved) { lines[index] = line }
    }
  }

  /// Without the records of days after a day.
  func cut(after day: String) -> SampleExports {
    eachFile { lines in
      var kept: [String] = []
      var isRestOfDropped = false
      for line in lines {
        // A record that goes on in the next line: a quote is open behind a comma.
        let isOpen =
          line.contains(",\"") && line.split(separator: "\"", omittingEmptySubsequences: false).count % 2 == 0
        let fields = line.split(separator: ",", maxSplits: 2)
        let isDated = fields.count == 3 && fields[1].contains(/^\d{4}-\d\d-\d\d\b/)
        let isLate = isDated && fields[1].prefix(10) > day
        if !isLate && !isRestOfDropped { kept.append(line) }
        isRestOfDropped = isLate && isOpen
      }
      lines = kept
    }
  }

  private func eachFile(_ change: (inout [String]) -> Void) -> SampleExports {
    var exports = self
    for (name, data) in files.sorted(by: { $0.key < $1.key }) {
      var lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      change(&lines)
      exports.files[name] = Data((lines.joined(separator: "\n") + "\n").utf8)
    }
    return exports
  }
}
