internal import Glibc
internal import Synchronization

/// What happens when somebody ends the program: SIGINT and SIGTERM.
///
/// Both are blocked in every thread and waited for in one, so that the answer may do anything a thread may do,
/// and none is lost, from the call on. Before it, a signal simply ends the process.
public enum Interruption {
  private static let answer = Mutex<(@Sendable () -> Void)?>(nil)
  private static let hasCome = Atomic(false)

  /// Starts waiting. Call once, before any other thread is started.
  ///
  /// On a signal the answer set last is run; then the process exits with 128 + the signal's number.
  public static func watch() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let wait: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
      var signals = sigset_t()
      unsafe sigemptyset(&signals)
      unsafe sigaddset(&signals, SIGINT)
      unsafe sigaddset(&signals, SIGTERM)
      var received: Int32 = 0
      unsafe sigwait(&signals, &received)
      // From here on whoever stands aside waits for the exit.
      let answer = Interruption.answer.withLock { answer in
        Interruption.hasCome.store(true, ordering: .sequentiallyConsistent)
        return answer
      }
      answer?()
      _exit(128 + received)
    }
    unsafe pthread_create(&thread, nil, wait, nil)
    pthread_detach(thread)
  }

  /// Does something that a signal must not cut in half: one that comes meanwhile is answered afterwards. Short,
  /// and never one within another.
  public static func hold<Value, Failure>(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    try answer.withLock { _ throws(Failure) in try work() }
  }

  /// Makes something and says how to tidy it up, with no moment between in which a signal would leave it.
  public static func hold<Value, Failure>(
    tidying tidy: @escaping @Sendable (Value) -> Void, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value where Value: Sendable {
    try answer.withLock { answer throws(Failure) in
      let value = try work()
      answer = { tidy(value) }
      return value
    }
  }

  /// Waits for the end when a signal has come: work that fails because its files are being tidied away
  /// must not end the process first, with another exit code.
  public static func standAside() {
    while hasCome.load(ordering: .sequentiallyConsistent) { usleep(100_000) }
  }

  /// What to tidy up; nil: nothing.
  public static func onSignal(_ action: (@Sendable () -> Void)?) {
    answer.withLock { $0 = action }
  }
}
