internal import Files
internal import Snapshot
internal import Synchronization

/// One line on a terminal that says how far a long run is. Off a terminal it says nothing, but a log for
/// machines is told of every stage that is over.
public final class Progress: Sendable {
  /// What a run is doing.
  public enum Stage: String, Sendable {
    /// The exports are read.
    case read = "reading"
    /// The exports beside the lines are read.
    case exports = "reading other exports"
    /// Lines are put together by customer.
    case ledger = "sorting into histories"
    /// What only all customers together can tell is counted.
    case landmarks = "taking landmarks"
    /// The tables are counted.
    case tables = "counting tables"
    /// Files are written.
    case write = "writing tables"
  }

  private struct Standing {
    var stage = Stage.read
    var total: Int64 = 0
    var done: Int64 = 0
    var lines = 0
    var begun = ContinuousClock.now
    var shown: ContinuousClock.Instant?

    var seconds: Double {
      let passed = (ContinuousClock.now - begun).components
      return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }
  }

  private let isOn: Bool
  let log: Log
  private let state = Mutex<Standing?>(nil)

  /// - Parameter isOn: Whether somebody looks at the terminal.
  public init(isOn: Bool, _ log: Log) {
    self.isOn = isOn && !log.isJSON
    self.log = log
  }

  /// Begins a stage, and ends the one before.
  ///
  /// - Parameter total: Bytes to be read; 0: not known.
  public func begin(_ stage: Stage, of total: Int64 = 0) {
    noteEnd()
    state.withLock { $0 = Standing(stage: stage, total: total) }
    if isOn { show() }
  }

  /// Ends the line where a signal ends the run, and says what became of it.
  public func breakOff() {
    guard !log.isJSON, !log.isQuiet else { return }
    Terminal.say((isOn ? "\r\u{1B}[K" : "") + "patron: stopped by a signal; nothing was published\n")
  }

  /// Some bytes and lines more are done.
  public func advance(by bytes: Int64, lines: Int) {
    guard isOn else { return }
    let isDue = state.withLock { state in
      state?.done += bytes
      state?.lines += lines
      return state?.shown.map { ContinuousClock.now - $0 > .milliseconds(100) } ?? true
    }
    if isDue { show() }
  }

  /// Takes the line away.
  public func end() {
    noteEnd()
    if isOn { Terminal.say("\r\u{1B}[K") }
  }

  private func noteEnd() {
    guard log.isJSON, let state = state.withLock({ $0.take() }) else { return }
    log.note(String(describing: state.stage), ["seconds": .number((state.seconds * 1000).rounded() / 1000)])
  }

  private func show() {
    let line = state.withLock { state in
      state?.shown = .now
      return state.map(Self.line) ?? ""
    }
    Terminal.say("\r\u{1B}[K\(line)")
  }

  private static func line(_ state: Standing) -> String {
    guard state.total > 0 else { return "\(state.stage.rawValue) …" }
    let elapsed = state.seconds
    let share = Double(state.done) / Double(state.total)
    var line = "\(state.stage.rawValue) \(Int(share * 100)) % of \(state.total / 1_000_000) MB"
    if elapsed > 0.5, share > 0 {
      line += ", \(Int(Double(state.lines) / elapsed)) lines/s, \(Int(elapsed / share - elapsed)) s left"
    }
    return line
  }
}
