internal import Glibc
internal import Synchronization

/// Another program that runs beside this one: it is fed on its standard input, and what it says on its two output streams is
/// kept, to the end. No shell is between.
///
/// Its standard input is a socket: feeding a program that ended is then an error and not a signal. A program that is let go
/// before it ended is ended, and so is one that runs when a signal ends this program.
public final class ChildProgram {
  /// How a program ended.
  public enum Ending: Hashable, Sendable {
    /// It ended by itself, with an exit code.
    case exit(Int32)
    /// A signal ended it.
    case signal(Int32)
  }

  /// As it was given, for messages.
  public let name: String
  /// What it has said on its standard output so far.
  public private(set) var output: [UInt8] = []
  /// What it has said on its standard error stream so far.
  public private(set) var complaints: [UInt8] = []

  private let process: RunningProcess
  private var input: Descriptor?
  private var outputEnd: Descriptor?
  private var complaintsEnd: Descriptor?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: Its name, which is looked for in `PATH`, or its path.
  ///   - environment: All variables that it gets.
  /// - Throws: `FileError`, which `isMissing` where there is no such program.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String]
  ) throws(FileError) {
    self.name = name
    for text in [name] + arguments { try text.checkForNUL("run") }
    let (inner, outer) = unsafe try Self.ends(name) { unsafe socketpair(AF_UNIX, Self.stream, 0, $0) }
    let (outputOuter, outputInner) = unsafe try Self.ends(name) { unsafe pipe($0) }
    let (wordsOuter, wordsInner) = unsafe try Self.ends(name) { unsafe pipe($0) }
    let descriptors = [inner, outputInner, wordsInner]
    defer { for number in descriptors { _ = close(number) } }
    input = Descriptor(adopting: outer)
    outputEnd = Descriptor(adopting: outputOuter)
    complaintsEnd = Descriptor(adopting: wordsOuter)
    let variables = environment.sorted { Path.precedes($0.key, $1.key) }.map { "\($0.key)=\($0.value)" }
    let running = RunningProcess()
    // A signal that comes now ends the program that is being started.
    try Interruption.hold(
      tidying: { _ in running.end() },
      { () throws(FileError) in
        running.begin(try Self.spawn(name, [name] + arguments, variables, descriptors))
      })
    process = running
  }

  deinit {
    process.end()
    _ = process.wait()
  }

  /// Feeds the program; meanwhile what it says is kept. A program that does not listen any more is no error here: how it
  /// ended is told by `finish`.
  public func feed(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty, let number = input?.number {
      guard try pump(feeding: true) else { continue }
      let sent = unsafe rest.withUnsafeBytes {
        unsafe send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if sent >= 0 {
        rest = rest.dropFirst(sent)
      } else if ![EINTR, EAGAIN, EWOULDBLOCK].contains(errno) {
        input = nil
      }
    }
  }

  /// Feeds the program a text in UTF-8.
  public func feed(_ text: String) throws(FileError) {
    try feed(Array(text.utf8))
  }

  /// Waits until the program has said something that is waited for, or has nothing more to say.
  public func listen(until isEnough: ([UInt8]) -> Bool) throws(FileError) {
    while !isEnough(output), outputEnd?.number != nil || complaintsEnd?.number != nil {
      try pump(feeding: false)
    }
  }

  /// Closes the program's standard input and waits for its end.
  public func finish() throws(FileError) -> Ending {
    input = nil
    try listen { _ in false }
    return process.wait()
  }

  /// Waits for one of the streams and takes what was said.
  ///
  /// - Returns: whether the program can be fed.
  @discardableResult
  private func pump(feeding: Bool) throws(FileError) -> Bool {
    var waiting = [
      pollfd(fd: outputEnd?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: complaintsEnd?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: feeding ? input?.number ?? -1 : -1, events: Int16(POLLOUT), revents: 0),
    ]
    _ = try repeated("listen to", name) { unsafe poll(&waiting, nfds_t(waiting.count), -1) }
    if waiting[0].revents != 0, try !take(waiting[0].fd, into: &output) { outputEnd = nil }
    if waiting[1].revents != 0, try !take(waiting[1].fd, into: &complaints) { complaintsEnd = nil }
    return waiting[2].revents != 0
  }

  /// - Returns: false at the end of the stream.
  private func take(_ number: Int32, into bytes: inout [UInt8]) throws(FileError) -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = try repeated("listen to", name) { unsafe read(number, &block, block.count) }
    bytes += block[..<count]
    return count > 0
  }

  private static let stream = Int32(SOCK_STREAM.rawValue)

  private static func ends(
    _ name: String, _ make: (UnsafeMutablePointer<Int32>) -> Int32
  ) throws(FileError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    _ = try repeated("run", name) { unsafe make(&ends) }
    // No other program is to hold them open.
    for number in ends { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// - Parameter streams: what becomes its standard input, output and error stream.
  private static func spawn(
    _ name: String, _ arguments: [String], _ variables: [String], _ streams: [Int32]
  ) throws(FileError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (place, number) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, number, Int32(place))
    }
    // The threads of the runtime hold signals back, and the program would too.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var envp = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer {
      for place in unsafe argv.indices { unsafe free(argv[place]) }
      for place in unsafe envp.indices { unsafe free(envp[place]) }
    }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(&process, name, &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw FileError("run", name, code: code) }
    return process
  }
}

/// A process that was started and whose end nobody has waited for yet. Only such a one may be sent a signal: its number may
/// belong to another afterwards.
private final class RunningProcess: Sendable {
  private let number = Mutex<pid_t?>(nil)
  private let ending = Mutex(ChildProgram.Ending.exit(0))

  func begin(_ process: pid_t) { number.withLock { $0 = process } }

  func end() {
    number.withLock { process in
      if let process { _ = kill(process, SIGTERM) }
    }
  }

  /// Waits for the end, the first time that it is asked.
  func wait() -> ChildProgram.Ending {
    guard let process = number.withLock({ $0 }) else { return ending.withLock { $0 } }
    var status = unsafe siginfo_t()
    // The number stays taken until it is waited for once more, so that `end` never reaches another process.
    while unsafe waitid(P_PID, id_t(process), &status, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    return number.withLock { number in
      var code: Int32 = 0
      while unsafe waitpid(process, &code, 0) == -1, errno == EINTR {}
      number = nil
      let ended = code & 0x7f == 0 ? ChildProgram.Ending.exit(code >> 8 & 0xff) : .signal(code & 0x7f)
      ending.withLock { $0 = ended }
      return ended
    }
  }
}
