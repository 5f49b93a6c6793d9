internal import Glibc
internal import Synchronization

/// What happens when somebody ends the program: SIGINT and SIGTERM.
///
/// Both are blocked in every thread and waited for in one, so that the answer may do anything a thread may do,
/// and none is lost, from the call on. Before it, a signal simply ends the process.
public enum Interruption {
  private static let answer = Mutex<(@Sendable () -> Void)?>(nil)

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
      Interruption.answer.withLock(\.self)?()
      _exit(128 + received)
    }
    unsafe pthread_create(&thread, nil, wait, nil)
    pthread_detach(thread)
  }

  /// What to tidy up; nil: nothing.
  public static func onSignal(_ action: (@Sendable () -> Void)?) {
    answer.withLock { $0 = action }
  }
}
