import Base
import Foundation
import Intake
import Ledger
import Testing

@testable import Reports

/// The buyers whom models are fitted to.
@Suite struct BuyerSampleTests {
  private static let shop = ForecastShop(seed: 5, customers: 300)

  private func workshop(_ most: Int, shards: Int) -> Workshop {
    var workshop = ForecastShop.workshop()
    workshop.settings.value.fitBuyers = most
    workshop.settings.value.minRepeatBuyers = 10
    workshop.shards = shards
    return workshop
  }

  private func samples(_ most: Int, shards: Int) throws -> (samples: [BuyerSample], landmarks: Landmarks) {
    let (histories, landmarks) = try workshop(most, shards: shards).landmarks(of: Self.shop.export)
    return (histories.map { BuyerSample($0, landmarks.premises, landmarks.crowd) }, landmarks)
  }

  /// Against all buyers' hashes, sorted.
  @Test(arguments: [1, 7, 100, 299, 300, 301, 5000], [1, 4]) func holdsTheLowestHashes(
    _ most: Int, _ shards: Int
  ) throws {
    let (samples, landmarks) = try samples(most, shards: shards)
    let sample = try #require(samples.reversed().combined { $0.merge($1) })
    let ids = (0...300).map { "k\($0)" }
    #expect(landmarks.crowd.buyers == ids.count)
    let sorted = ids.map { (hash: TextHash.of(Array($0.utf8).span), id: Array($0.utf8)) }.sorted {
      $0.hash == $1.hash ? $0.id.lexicographicallyPrecedes($1.id) : $0.hash < $1.hash
    }
    #expect(sample.buyers.map(\.id) == sorted.prefix(most).map(\.id))
  }

  @Test(arguments: [40, 5000]) func anySplitGivesTheSameSample(_ most: Int) throws {
    let whole = try samples(most, shards: 1).samples[0]
    for shards in [2, 3, 8] {
      var (parts, _) = try samples(most, shards: shards)
      parts.shuffle()
      #expect(parts.combined { $0.merge($1) } == whole)
    }
    #expect(whole.buyers.count == min(most, 301))
  }

  /// No more is handed over than may be needed, so memory is bounded by `fit_buyers` and not by the shards.
  @Test func shardsHandOverFew() throws {
    let handed = try samples(20, shards: 8).samples.reduce(0) { $0 + $1.buyers.count }
    #expect(handed >= 20 && handed < 40)
  }

  /// With fewer buyers than there are, the tables are the same for any split and any order of lines.
  @Test func tablesOfASampleAreTheSame() throws {
    let whole = try workshop(120, shards: 1).tables(of: Self.shop.export)
    let models = Sheet(try #require(whole["purchase_model"]))
    #expect(models.rows.allSatisfy { (Int($0["buyers"] ?? "") ?? 0) <= 120 })
    #expect(models.rows.contains { $0["is_chosen"] == "true" })
    let lines = ForecastShop.header + Self.shop.lines.reversed().joined()
    for shards in [3, 6] {
      let split = try workshop(120, shards: shards).tables(of: lines)
      for name in ValueTables.names { #expect(split[name] == whole[name], "\(name)") }
    }
  }

  /// Bytes that are no sample are refused; those that are some sample make some table. Nothing traps.
  @Test func damageStopsNothing() throws {
    let (histories, landmarks) = try workshop(12, shards: 1).landmarks(of: Self.shop.export)
    let (premises, crowd) = (landmarks.premises, landmarks.crowd)
    let sealed = BuyerSample(histories[0], premises, crowd).sealed(as: "sample")
    #expect(try BuyerSample(sealed, for: premises, crowd).buyers.count == 12)
    var (refused, taken) = (0, 0)
    for content in DamageTests.damaged(sealed.content) {
      do throws(Damage) {
        let sample = try BuyerSample(Sealed(sealed.kind, content), for: premises, crowd)
        let trials = ModelTrials(sample, premises)
        for piece in trials.pieces.reversed().prefix(4) { _ = trials.fit(piece) }
        taken += 1
      } catch { refused += 1 }
    }
    #expect(refused > 500 && taken > 10)
  }

  /// The hash chooses who is fitted, so it must never change.
  @Test func theHashStays() {
    func hash(_ text: String) -> String { String(TextHash.of(Array(text.utf8).span), radix: 16) }
    #expect(hash("12345") == "63e46d82c64d9b08")
    #expect(hash("customer-000123") == "516d2efb56b5a3c")
    #expect(hash("客户甲乙丙") == "1f3f7651080a95c2")
  }
}
