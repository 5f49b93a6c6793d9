import Base
import CSV
import Ledger
import Testing

@testable import Reports

/// Tallies that were counted in one process and are combined in another.
@Suite struct TravelTests {
  /// The tables that have a tally.
  static let tables = Registry.tables.filter { if case .counted = $0.work { true } else { false } }

  static func texts(_ tables: [FinishedTable]) throws -> [String: String] {
    var texts: [String: String] = [:]
    for table in tables {
      let sink = RowEncoder(decimals: 2)
      try table.write(0..<table.rowCount, to: sink)
      texts[table.name] = String(decoding: sink.bytes, as: UTF8.self)
    }
    return texts
  }

  /// From a process to another: nothing but bytes.
  static func travelled(_ sealed: [Sealed]) throws -> [Sealed] {
    try sealed.map { try Sealed($0.bytes, of: $0.kind) }
  }

  /// What customers are worth, found by processes that exchange nothing but bytes.
  static func value(
    _ histories: [History], _ premises: Premises, _ crowd: Crowd
  ) throws -> ValueLandmarks {
    let samples = try travelled(histories.map { BuyerSample($0, premises, crowd).sealed(as: "sample") })
      .map { try BuyerSample($0, for: premises, crowd) }
    let trials = ModelTrials(samples.reversed().combined { $0.merge($1) }, premises)
    let value = ValueLandmarks(trials.outcome(trials.pieces.map { trials.fit($0) }), premises, crowd)
    guard let forecast = value.forecast else { return value }
    let worths = try travelled(histories.map { ValueCrowd($0, forecast).sealed(as: "values") })
      .map { try ValueCrowd($0, like: ValueCrowd()) }
    return ValueLandmarks(value, premises, worths.combined { $0.merge($1) } ?? ValueCrowd())
  }

  /// tables(fold) = tables(combine(unpack(pack(part)))), byte for byte, for any split.
  @Test(arguments: TravellingShop.all, [1, 3, 8])
  func talliesThatTravelMakeTheSameTables(_ shop: TravellingShop, _ shards: Int) throws {
    let (histories, landmarks) = try shop.landmarks(shards: 1)
    let here = Fold(Self.tables, landmarks)
    let expected = try Self.texts(here.tables(histories.map { here.tally($0) }))
    #expect(expected.count == Self.tables.count)

    let (shardHistories, _) = try shop.landmarks(shards: shards)
    let premises = landmarks.premises
    let crowds = shardHistories.map { Crowd($0, premises).sealed(as: "crowd") }
    let crowd = try Self.travelled(crowds).map { try Crowd($0, for: premises) }.combined { $0.merge($1) }
    #expect(crowd == landmarks.crowd)
    let value = try Self.value(shardHistories, premises, landmarks.crowd)
    let there = Fold(Self.tables, Landmarks(premises, try #require(crowd), value: value))
    let parts = try shardHistories.map { try there.part(Self.travelled(there.sealed(there.tally($0)))) }
    let texts = try Self.texts(there.tables(parts))
    for name in expected.keys.sorted() { #expect(texts[name] == expected[name], "\(name)") }
  }

  /// So that what was said above is said of values too.
  @Test func oneOfTheShopsHasForecasts() throws {
    let value = try #require(try TravellingShop.withForecasts.landmarks(shards: 2).landmarks.value)
    #expect(value.forecast?.spend != nil && value.hasValues)
  }

  /// However the customers are divided, what their tallies add up to has the same bytes.
  @Test(arguments: TravellingShop.all)
  func equalTalliesHaveEqualBytes(_ shop: TravellingShop) throws {
    let landmarks = try shop.landmarks(shards: 1).landmarks
    let fold = Fold(Self.tables, landmarks)
    func total(_ shards: Int) throws -> [Sealed] {
      let histories = try shop.landmarks(shards: shards).histories
      return fold.sealed(fold.combined(histories.map { fold.tally($0) }))
    }
    let whole = try total(1)
    for shards in [1, 2, 5] {
      for (sealed, expected) in zip(try total(shards), whole) {
        #expect(sealed == expected, "\(expected.kind) in \(shards) shards")
      }
    }
    #expect(Set(whole.map(\.kind)).count == whole.count)
  }

  /// A tally is only taken for the table, the landmarks and the place it was made for.
  @Test func onlyThePartsOfTheSameInputFit() throws {
    let (histories, landmarks) = try TravellingShop.example.landmarks(shards: 1)
    let fold = Fold(Self.tables, landmarks)
    let sealed = fold.sealed(fold.tally(histories[0]))
    #expect(throws: Never.self) { try fold.part(sealed) }
    #expect(throws: Damage.self) { try fold.part(sealed.reversed()) }
    #expect(throws: Damage.self) { try fold.part(Array(sealed.dropLast())) }
    #expect(throws: Damage.self) { try fold.part(sealed + [sealed[0]]) }
    for other in TravellingShop.all.dropFirst() {
      let (_, landmarks) = try other.landmarks(shards: 1)
      let strange = Fold(Self.tables, landmarks)
      #expect(throws: Damage.self) { try strange.part(sealed) }
    }
  }
}
