public import Base
public import Ledger
internal import Models

/// The buyers that models are fitted to: with more than `value.fit_buyers` buyers, those whose ids have the lowest hashes.
///
/// Two samples merge into the sample of both, so it is the same for any split of the customers.
public struct BuyerSample: Hashable, Portable {
  /// How many buyers there are at most.
  private let most: Int
  /// In the order by which they are chosen.
  private(set) var buyers: [SampledBuyer]

  /// What one shard adds to the sample.
  ///
  /// - Parameter crowd: That of all shards. It says which hashes are low enough, so no shard hands over more than it must.
  public init(_ history: History, _ premises: Premises, _ crowd: Crowd) {
    let days = ValuationDays(premises)
    most = premises.settings.value.fitBuyers
    let highest = crowd.idHashes.value(atRank: min(most, crowd.idHashes.count)) ?? -1
    // Hashes alone are sorted faster than buyers. Buyers are sorted only where two have the same hash.
    var chosen: [(hash: UInt64, customer: Int)] = []
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      let hash = history.ids.hash(of: customer)
      if Crowd.coarse(hash) <= highest { chosen.append((hash, customer)) }
    }
    chosen.sort { $0.hash < $1.hash }
    let buyers = chosen.map { SampledBuyer($0.customer, in: history, hash: $0.hash, days) }
    let isSorted = zip(chosen, chosen.dropFirst()).allSatisfy { $0.hash < $1.hash }
    self.buyers = Array((isSorted ? buyers : buyers.sorted(by: SampledBuyer.precedes)).prefix(most))
  }

  public mutating func merge(_ other: BuyerSample) {
    guard !other.buyers.isEmpty else { return }
    let mine = buyers
    buyers = []
    buyers.reserveCapacity(min(most, mine.count + other.buyers.count))
    var (i, j) = (0, 0)
    while buyers.count < most, i < mine.count || j < other.buyers.count {
      if j == other.buyers.count || (i < mine.count && SampledBuyer.precedes(mine[i], other.buyers[j])) {
        buyers.append(mine[i])
        i += 1
      } else {
        buyers.append(other.buyers[j])
        j += 1
      }
    }
  }
}

extension BuyerSample {
  /// What was counted elsewhere of a shard of the same input.
  /// - Throws: `Damage` where it is no sample, or none of this input.
  public init(_ sealed: Sealed, for premises: Premises, _ crowd: Crowd) throws(Damage) {
    try self.init(sealed, like: BuyerSample(History.ofNobody(premises.facts), premises, crowd))
    let days = ValuationDays(premises)
    guard buyers.allSatisfy({ $0.isPossible(days) }) else {
      throw Damage("buyers of the input", at: sealed.content.count)
    }
  }

  // Part by part: numbers of a kind take few bytes together.
  public func pack(into packer: inout Packer) {
    most.pack(into: &packer)
    buyers.map { Int64(bitPattern: $0.hash) }.pack(into: &packer)
    for buyer in buyers { packer.pack(counted: buyer.id) }
    buyers.map(\.first).pack(into: &packer)
    let soFar = buyers.flatMap(\.soFar)
    soFar.map(\.purchaseDays).pack(into: &packer)
    soFar.map(\.recencyDays).pack(into: &packer)
    soFar.map(\.paidDays).pack(into: &packer)
    soFar.map(\.net).pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    most = try Int(from: &unpacker)
    let hashes = try [Int64](from: &unpacker)
    var ids: [[UInt8]] = []
    for _ in hashes { ids.append(try unpacker.countedBytes()) }
    let firsts = try [Day](from: &unpacker)
    let (purchaseDays, recencyDays) = (try [Int](from: &unpacker), try [Int](from: &unpacker))
    let (paidDays, nets) = (try [Int](from: &unpacker), try [Int64](from: &unpacker))
    let marks = SampledBuyer.Mark.allCases.count
    guard firsts.count == hashes.count,
      [purchaseDays, recencyDays, paidDays].allSatisfy({ $0.count == marks * hashes.count }),
      nets.count == marks * hashes.count
    else { throw unpacker.damage("buyers with all their parts") }
    buyers = hashes.indices.map { buyer in
      SampledBuyer(
        hash: UInt64(bitPattern: hashes[buyer]), id: ids[buyer], first: firsts[buyer],
        soFar: (marks * buyer..<marks * (buyer + 1)).map { place in
          SampledBuyer.SoFar(
            purchaseDays: purchaseDays[place], recencyDays: recencyDays[place], paidDays: paidDays[place],
            net: nets[place])
        })
    }
  }

  public func fits(_ shape: BuyerSample, _ sizes: inout TallySizes) -> Bool {
    guard most == shape.most, buyers.count <= most,
      zip(buyers, buyers.dropFirst()).allSatisfy(SampledBuyer.precedes)
    else { return false }
    for soFar in buyers.lazy.flatMap(\.soFar) {
      guard soFar.net >= 0, sizes.holds(Money(units: soFar.net)), sizes.holds(soFar.purchaseDays) else {
        return false
      }
    }
    return true
  }
}

extension SampledBuyer {
  /// Whether a buyer of the input can be so: what models ask for holds of every day, and what was bought only grows.
  fileprivate func isPossible(_ days: ValuationDays) -> Bool {
    let marks = Mark.allCases.sorted { $0.day(days) < $1.day(days) }
    var before = SoFar()
    for mark in marks {
      let (soFar, age) = (self[mark], mark.day(days) - first)
      let repeats = max(0, soFar.purchaseDays - 1)
      guard soFar.purchaseDays >= before.purchaseDays, soFar.paidDays >= before.paidDays,
        (soFar.purchaseDays > 0) == (age >= 0),
        (0...repeats).contains(soFar.paidDays), (soFar.paidDays > 0) == (soFar.net > 0),
        (soFar.paidDays > before.paidDays) == (soFar.net > before.net), soFar.net >= before.net,
        soFar.recencyDays >= repeats, soFar.recencyDays <= max(0, age),
        (repeats == 0) == (soFar.recencyDays == 0)
      else { return false }
      before = soFar
    }
    return first >= days.dataStart && self[.asOf].purchaseDays > 0
  }
}
