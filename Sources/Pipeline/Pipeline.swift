public import Base
public import Databases
public import Intake
public import Pictures
public import Reports

/// One job, as its pipeline file says it: what to read, what to make of it, when to publish it
/// and where.
///
/// Everything has a value here: what the file leaves out has been filled in, so nothing below
/// knows of defaults.
public struct Pipeline: Hashable, Sendable {
  /// The name of the output folder, and usable as one.
  public var name: String
  /// Keys that a person has to look at before the pipeline is run, in the file's order.
  public var openKeys: [OpenKey] = []
  /// What is read, and how. The sections `source` and `money`.
  public var source: Source
  /// The exports beside the lines; those that the file does not name are not here.
  public var exports: [ExportKind: ExportSource] = [:]
  /// What the tables hold.
  public var settings = Settings()
  /// The last day that counts, where the command line names none.
  public var asOf = AsOf.last
  /// When an input is complete.
  public var readiness = Readiness.always
  /// The folder in which readings are kept; nil: they are not. It counts for nothing that is published.
  public var cache: String?
  /// How customers are named.
  public var privacy = Privacy()
  /// What must hold before a run is published.
  public var gates = Gates()
  /// Kinds of suspicions that a person has looked at and found right.
  public var acceptedSuspicions: [SuspicionKind] = []
  /// Where snapshots go, and in which form.
  public var output = OutputSettings()
  /// The tables wanted, in the file's order; nil: all of them.
  public var tables: [String]?

  /// The last day that counts.
  public enum AsOf: Hashable, Sendable {
    /// The newest day of the data.
    case last
    /// This day.
    case day(Day)
  }
}

extension Pipeline {
  /// Whether a table is made: all are but `purchase_days`, which must be asked for.
  public func makes(_ table: String) -> Bool {
    guard table != PurchaseDays.reference.name || output.purchaseDays else { return false }
    return tables?.contains(table) ?? true
  }
}

/// What must hold before a run is published. The defaults ask for one accepted line.
public struct Gates: Hashable, Sendable {
  /// Refused lines among all lines, in millionths.
  public var maxRefusedShare = 1_000_000
  /// Accepted lines.
  public var minLines = 1
  /// The as-of day may be this much older than today; 0: not asked.
  public var newestWithinDays = 0
  /// Accepted lines over those of the snapshot before, in millionths; 0: not asked.
  public var minShareOfPrevious = 0
  /// Whether the newest day of the lines may be before that of `latest`.
  public var mayGoBack = false
  /// What is done where an export of the snapshot before is not there any more.
  public var inputsGone = GateAnswer.say
  /// What happens where something looks wrong.
  public var suspicions = SuspicionGate.say
}

/// What a gate does when it finds something.
public enum GateAnswer: String, Sendable, CaseIterable {
  /// The run goes on and says it.
  case say
  /// Nothing is published.
  case refuse
}

/// Where snapshots go, and in which form: the section `output`.
public struct OutputSettings: Hashable, Sendable {
  /// For whom the CSV files are written.
  public enum Profile: String, Sendable, CaseIterable {
    /// Plain CSV in UTF-8.
    case plain
    /// A byte order mark, and text guarded against being taken for a formula.
    case excel
  }

  /// What spreadsheets of some countries want otherwise than plain CSV.
  public struct Signs: Hashable, Sendable {
    /// What separates the cells of a row.
    public var delimiter = ExportFormat.Delimiter.comma
    /// The decimal sign of numbers.
    public var decimal = ExportFormat.DecimalSign.point
  }

  /// The folder, relative to the root.
  public var folder = "out"
  /// Snapshots kept.
  public var keep = 30
  /// For whom the files are written.
  public var profile = Profile.plain
  /// The signs that the profile excel writes.
  public var excel = Signs()
  /// Where figures of the run are written for Prometheus.
  public var metricsFile: String?
  /// Whether the page with the pictures is written.
  public var page = true
  /// The page's language.
  public var language = Language.english
  /// Databases in which the tables are published after a run. It counts for nothing that a snapshot holds.
  public var publish: [DatabaseAddress] = []
  /// How much memory lines may take; nil: as much as they need. It counts for nothing that a snapshot holds.
  public var memory: MemorySize?
  /// How many of the largest accounts the page shows; 0: it names no customer.
  public var pageAccounts = 20
  /// Whether `purchase_days` is made, which is as long as the exports.
  public var purchaseDays = false
}
