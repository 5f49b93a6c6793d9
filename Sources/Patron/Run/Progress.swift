internal import Files
internal import Synchronization

/// One line on a terminal that says how far a long run is. Off a terminal it says nothing.
final class Progress: Sendable {
  enum Stage: String {
    case read = "reading"
    case ledger = "sorting into histories"
    case landmarks = "taking landmarks"
    case tables = "counting tables"
    case write = "writing tables"
  }

  private struct State {
    var stage = Stage.read
    var total: Int64 = 0
    var done: Int64 = 0
    var lines = 0
    var begun = ContinuousClock.now
    var shown: ContinuousClock.Instant?
  }

  private let isOn: Bool
  private let state = Mutex(State())

  init(isOn: Bool) {
    self.isOn = isOn
  }

  func begin(_ stage: Stage, of total: Int64 = 0) {
    guard isOn else { return }
    state.withLock { $0 = State(stage: stage, total: total) }
    show()
  }

  func advance(by bytes: Int64, lines: Int) {
    guard isOn else { return }
    let isDue = state.withLock { state in
      state.done += bytes
      state.lines += lines
      return state.shown.map { ContinuousClock.now - $0 > .milliseconds(100) } ?? true
    }
    if isDue { show() }
  }

  /// Takes the line away.
  func end() {
    if isOn { Terminal.say("\r\u{1B}[K") }
  }

  private func show() {
    let line = state.withLock { state in
      state.shown = .now
      return Self.line(state)
    }
    Terminal.say("\r\u{1B}[K\(line)")
  }

  private static func line(_ state: State) -> String {
    guard state.total > 0 else { return "\(state.stage.rawValue) …" }
    let elapsed =
      Double((ContinuousClock.now - state.begun).components.seconds)
      + Double((ContinuousClock.now - state.begun).components.attoseconds) / 1e18
    let share = Double(state.done) / Double(state.total)
    var line = "\(state.stage.rawValue) \(Int(share * 100)) % of \(state.total / 1_000_000) MB"
    if elapsed > 0.5, share > 0 {
      line += ", \(Int(Double(state.lines) / elapsed)) lines/s, \(Int(elapsed / share - elapsed)) s left"
    }
    return line
  }
}
