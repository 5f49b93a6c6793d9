internal import Base
internal import Intake
internal import Reports

/// One job, as its pipeline file says it: what to read, what to make of it, when to publish it
/// and where.
///
/// Everything has a value here: what the file leaves out has been filled in, so nothing below
/// knows of defaults.
struct Pipeline: Hashable, Sendable {
  /// The name of the output folder, and usable as one.
  var name: String
  var source: Source
  var settings = Settings()
  var asOf = AsOf.last
  /// When an input is complete.
  var readiness = Readiness.always
  /// The folder in which readings are kept; nil: they are not. It counts for nothing that is published.
  var cache: String?
  var privacy = Privacy()
  var gates = Gates()
  var output = OutputSettings()
  /// The tables wanted, in the file's order; nil: all of them.
  var tables: [String]?

  /// The last day that counts.
  enum AsOf: Hashable, Sendable {
    /// The newest day of the data.
    case last
    case day(Day)
  }
}

/// What must hold before a run is published. The defaults ask for one accepted line.
struct Gates: Hashable, Sendable {
  /// Refused lines among all lines, in millionths.
  var maxRefusedShare = 1_000_000
  /// Accepted lines.
  var minLines = 1
  /// The as-of day may be this much older than today; 0: not asked.
  var newestWithinDays = 0
  /// Accepted lines over those of the snapshot before, in millionths; 0: not asked.
  var minShareOfPrevious = 0
}

struct OutputSettings: Hashable, Sendable {
  enum Profile: String, Sendable, CaseIterable {
    case plain
    /// A byte order mark, and text guarded against being taken for a formula.
    case excel
  }

  var folder = "out"
  /// Snapshots kept.
  var keep = 30
  var profile = Profile.plain
  /// Where figures of the run are written for Prometheus.
  var metricsFile: String?
}
