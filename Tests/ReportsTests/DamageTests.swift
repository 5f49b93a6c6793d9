import Base
import Ledger
import Testing

@testable import Reports

/// Damage is found, and what is not found stops nothing.
@Suite struct DamageTests {
  /// Takes rows and forgets them.
  private final class NoSink: RowSink {
    private(set) var fields = 0
    func write(_ field: Field) { fields += 1 }
    func endRow() {}
  }

  static let shop: (histories: [History], landmarks: Landmarks)? = try? {
    try TravellingShop.withOtherSystems.landmarks(shards: 1)
  }()

  /// Any byte of any sealed tally, changed.
  @Test(arguments: TravelTests.tables.map(\.name))
  func aChangedByteIsSeen(_ name: String) throws {
    let (histories, landmarks) = try #require(Self.shop)
    let fold = Fold(TravelTests.tables.filter { $0.name == name }, landmarks)
    for sealed in fold.sealed(fold.tally(histories[0])) {
      var bytes = sealed.bytes
      for place in bytes.indices {
        bytes[place] ^= 1 << UInt8(place % 8)
        #expect(throws: Damage.self) { try Sealed(bytes, of: sealed.kind) }
        bytes[place] ^= 1 << UInt8(place % 8)
      }
    }
  }

  /// Where somebody has made the sum anew after the damage, a tally is refused or makes some table: nothing traps.
  @Test(arguments: TravelTests.tables.map(\.name))
  func damageWithARightSumStopsNothing(_ name: String) throws {
    let (histories, landmarks) = try #require(Self.shop)
    let fold = Fold(TravelTests.tables.filter { $0.name == name }, landmarks)
    let sealed = try #require(fold.sealed(fold.tally(histories[0])).first)
    var (refused, taken) = (0, 0)
    for content in Self.damaged(sealed.content) {
      do throws(Damage) {
        let part = try fold.part([Sealed(sealed.kind, content)])
        let other = fold.tally(histories[0])
        for table in fold.tables([part, other]) {
          #expect(throws: Never.self) { try table.write(0..<table.rowCount, to: NoSink()) }
        }
        taken += 1
      } catch { refused += 1 }
    }
    #expect(refused > 0)
    // Nothing is taken of a tally that names nobody and has no positions: each of its bytes says how much follows.
    let ofNobody = try Self.contentOfNobody(fold, landmarks)
    #expect(taken > 0 || sealed.content == ofNobody)
  }

  private static func contentOfNobody(_ fold: Fold, _ landmarks: Landmarks) throws -> [UInt8] {
    try #require(fold.sealed(fold.tally(History.ofNobody(landmarks.facts))).first).content
  }

  /// The same of the crowd, and of the tables whose landmarks it makes.
  @Test func aDamagedCrowdStopsNothing() throws {
    let (histories, landmarks) = try #require(Self.shop)
    let sealed = landmarks.crowd.sealed(as: "crowd")
    var (refused, taken) = (0, 0)
    for content in Self.damaged(sealed.content) {
      do throws(Damage) {
        let crowd = try Crowd(Sealed(sealed.kind, content), for: landmarks.premises)
        let fold = Fold(TravelTests.tables, Landmarks(landmarks.premises, crowd))
        for table in fold.tables([fold.tally(histories[0])]) {
          #expect(throws: Never.self) { try table.write(0..<table.rowCount, to: NoSink()) }
        }
        taken += 1
      } catch { refused += 1 }
    }
    #expect(refused > 0 && taken > 0)
  }

  /// Every byte with its lowest, its highest and all of its bits changed, and every length.
  static func damaged(_ content: [UInt8]) -> [[UInt8]] {
    var damaged: [[UInt8]] = [content + [0]]
    for place in content.indices {
      for change: UInt8 in [1, 0x80, 0xFF] {
        var bytes = content
        bytes[place] ^= change
        damaged.append(bytes)
      }
      damaged.append(Array(content.prefix(place)))
    }
    return damaged
  }
}
