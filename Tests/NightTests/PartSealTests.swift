import Base
import Testing

@testable import Night

@Suite struct PartSealTests {
  private let piece = Array("C000843, the id of a customer".utf8)

  @Test func whatWasClosedIsOpenedByTheSameSealOnly() throws {
    let seal = PartSeal()
    let closed = try seal.closed(piece)
    #expect(try seal.opened(closed) == piece)
    #expect(throws: Damage.self) { _ = try PartSeal().opened(closed) }
    #expect(try seal.opened(seal.closed([])) == [])
  }

  /// No byte of an id stands in it, and the same piece is never the same bytes.
  @Test func nothingCanBeRead() throws {
    let seal = PartSeal()
    let closed = try seal.closed(piece)
    #expect(closed.count == piece.count + 28, "a nonce of 12 bytes, a tag of 16")
    #expect(!String(decoding: closed, as: UTF8.self).contains("C000843"))
    #expect(try seal.closed(piece) != closed)
  }

  @Test func aFlippedOrMissingByteIsRefused() throws {
    let seal = PartSeal()
    let closed = try seal.closed(piece)
    for position in closed.indices {
      var bytes = closed
      bytes[position] ^= 1
      #expect(throws: Damage.self) { _ = try seal.opened(bytes) }
    }
    for count in 0..<closed.count {
      #expect(throws: Damage.self) { _ = try seal.opened(Array(closed[..<count])) }
    }
  }
}
