import Foundation
import Glibc
import Testing

/// A person at a terminal presses Ctrl-C.
@Suite struct InterruptionTests {
  @Test func theProgressLineEndsAndTheWordsSayThatNothingWasPublished() throws {
    let shop = try CachedShop(exports: 40, lines: 2000)
    let (terminal, name) = try Self.openTerminal()
    defer { close(terminal) }
    let process = try Program.debug.spawn(
      ["run", "plain.yml"], in: shop.place.path, environment: [:], output: "/dev/null", words: name)
    var said: [UInt8] = []
    var isStopped = false
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(terminal, &block, block.count)
      // The other end is closed.
      guard count > 0 else { break }
      said += block[..<count]
      if !isStopped, String(decoding: said, as: UTF8.self).contains("reading") {
        isStopped = true
        kill(process, SIGINT)
      }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    #expect(isStopped)
    #expect(status & 0x7f == 0 && status >> 8 & 0xff == 128 + SIGINT)
    // The terminal makes CR LF of a line's end.
    let words = String(decoding: said, as: UTF8.self)
    #expect(
      words.hasSuffix("\r\u{1B}[Kpatron: stopped by a signal; nothing was published\r\n"),
      "\(words.debugDescription)")
    #expect(try shop.place.names(in: "out/shop/snapshots") == [])
    #expect(shop.place.latest() == nil)
  }

  /// A terminal of which the test is the screen: its descriptor, and the path of the other end.
  private static func openTerminal() throws -> (descriptor: Int32, path: String) {
    // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which no module exports.
    let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number) = (Int32(0), Int32(0))
    try #require(terminal >= 0)
    let isOpen = ioctl(terminal, setLock, &lock) == 0 && ioctl(terminal, getNumber, &number) == 0
    try #require(isOpen)
    return (terminal, "/dev/pts/\(number)")
  }
}
