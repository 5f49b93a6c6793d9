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
  /// What to tidy up, the last first.
  private static let answers = Mutex<[@Sendable () -> Void]>([])
  private static let hasCome = Atomic(false)

  /// Starts waiting. Call once, before any other thread is started.
  ///
  /// On a signal all that was made is tidied up; then the process exits with 128 + the signal's number.
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
    let answers = Interruption.answers.withLock { answers in
      hasCome.store(true, ordering: .sequentiallyConsistent)
      return answers
    }
    for answer in answers.reversed() { answer() }
    _exit(128 + signal)
  }

  /// Does something that a signal must not cut in half: one that comes meanwhile is answered afterwards, and after one has
  /// come nothing is begun. Short, never one within another, and no part of an answer.
  public static func hold<Value, Failure>(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    try answers.withLock { _ throws(Failure) in
      standAside()
      return try work()
    }
  }

  /// Makes something and says how to tidy it up, with no moment between in which a signal would leave it.
  public static func hold<Value, Failure>(
    tidying tidy: @escaping @Sendable (Value) -> Void, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value where Value: Sendable {
    try answers.withLock { answers throws(Failure) in
      standAside()
      let value = try work()
      answers.append { tidy(value) }
      return value
    }
  }

  /// Waits for the end when a signal has come: work that fails because its files are being tidied away
  /// must not end the process first, with another exit code.
  public static func standAside() {
    while hasCome.load(ordering: .sequentiallyConsistent) { usleep(100_000) }
  }

  /// Says how to tidy up what is to be made.
  public static func tidy(by action: @escaping @Sendable () -> Void) {
    answers.withLock { $0.append(action) }
  }

  /// Nothing is to be tidied up any more.
  public static func leaveAll() {
    answers.withLock { $0 = [] }
  }
}
