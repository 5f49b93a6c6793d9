import Foundation
import Glibc
import Testing

/// A person at a terminal presses Ctrl-C.
@Suite struct InterruptionTests {
  @Test func theProgressLineEndsAndTheWordsSayThatNothingWasPublished() throws {
    let shop = try CachedShop(exports: 40, lines: 2000)
    let terminal = posix_openpt(O_RDWR | O_NOCTTY)
    try #require(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0)
    defer { close(terminal) }
    let name = String(cString: try #require(ptsname(terminal)))
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
}
