internal import Glibc
internal import Synchronization

/// Where the handler tells of a signal: the writing end of a pipe. Statically initialised, so that reading it in a
/// handler is a plain load.
nonisolated(unsafe) private var tellEnd: Int32 = -1

/// What happens when somebody ends the program: SIGINT and SIGTERM.
///
/// A handler only tells a thread that waits, so that the answer may do anything a thread may do, and none is lost,
/// from the call on. Before it, a signal simply ends the process.
///
/// Blocking the signals and waiting for them (`sigwait`) is not enough: the runtime parks the main thread in a
/// `sigsuspend` with every signal let through, and one that arrives there would end the process at once.
public enum Interruption {
  private static let answer = Mutex<(@Sendable () -> Void)?>(nil)
  private static let hasCome = Atomic(false)

  /// Starts waiting. Call once, before any other thread is started.
  ///
  /// On a signal the answer set last is run; then the process exits with 128 + the signal's number.
  public static func watch() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    unsafe tellEnd = ends[1]
    let readingEnd = unsafe UnsafeMutableRawPointer(bitPattern: Int(ends[0]))
    var thread = pthread_t()
    let wait: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { end in
      var signal: UInt8 = 0
      while unsafe read(Int32(Int(bitPattern: end)), &signal, 1) != 1 {}
      Interruption.end(after: Int32(signal))
    }
    unsafe pthread_create(&thread, nil, wait, readingEnd)
    pthread_detach(thread)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { signal in
      let before = errno
      var told = UInt8(truncatingIfNeeded: signal)
      _ = unsafe write(tellEnd, &told, 1)
      errno = before
    }
    action.sa_flags = SA_RESTART
    for signal in [SIGINT, SIGTERM] { unsafe sigaction(signal, &action, nil) }
  }

  private static func end(after signal: Int32) -> Never {
    // From here on whoever stands aside waits for the exit.
    let answer = Interruption.answer.withLock { answer in
      hasCome.store(true, ordering: .sequentiallyConsistent)
      return answer
    }
    answer?()
    _exit(128 + signal)
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
