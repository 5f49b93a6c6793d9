internal import Databases
internal import Files
internal import Intake
internal import Night
internal import Pipeline
internal import Proposal
internal import Snapshot

/// Why a command ends without having done what was asked: an exit code and words a person can act on.
struct Failure: Error {
  /// The exit codes of PIPELINE.md, after BSD's sysexits.h.
  enum Code: Int32 {
    case usage = 64
    case data = 65
    case input = 66
    case disk = 74
    case busy = 75
    case pipeline = 78
  }

  let code: Code
  let words: String

  init(_ code: Code, _ words: String) {
    self.code = code
    self.words = words
  }

  /// What it means that a snapshot which somebody named cannot be read: one that is not there is a missing input,
  /// one that is damaged is bad data.
  init(reading error: SnapshotError) {
    switch error {
    case .disk(let error) where error.isMissing: self.init(.input, error.description)
    case .damaged: self.init(.data, error.description)
    default: self.init(error)
    }
  }

  /// The same for an error of a snapshot among others.
  init(readingAny error: any Error) {
    if let error = error as? SnapshotError { self.init(reading: error) } else { self.init(error) }
  }

  /// What any floor's error means for the command.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure:
      self = failure
    case let error as PipelineError:
      self.init(.pipeline, error.description)
    case let error as NightError:
      switch error.kind {
      case .data: self.init(.data, error.description)
      case .input: self.init(.input, error.description)
      case .busy: self.init(.busy, error.description)
      case .database, .part: self.init(.disk, error.description)
      case .pipeline: self.init(.pipeline, error.description)
      }
    case let error as OtherDays:
      self.init(.busy, error.description)
    case let error as DatabaseError:
      switch error.kind {
      case .usage: self.init(.usage, error.description)
      case .data: self.init(.data, error.description)
      case .input: self.init(.input, error.description)
      case .disk: self.init(.disk, error.description)
      case .busy: self.init(.busy, error.description)
      case .refused: self.init(.pipeline, error.description)
      }
    case let error as ProposalError:
      switch error.kind {
      case .data: self.init(.data, error.description)
      case .input: self.init(.input, error.description)
      }
    case let error as IntakeError:
      switch error.kind {
      case .mapping: self.init(.pipeline, error.description)
      case .input: self.init(.input, error.description)
      case .data: self.init(.data, error.description)
      }
    case let error as SnapshotError:
      if case .held = error {
        self.init(.busy, error.description)
      } else {
        self.init(.disk, error.description)
      }
    case let error as FileError:
      self.init(.disk, error.description)
    default:
      self.init(.disk, String(describing: error))
    }
  }
}
