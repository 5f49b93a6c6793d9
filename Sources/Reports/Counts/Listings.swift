internal import Ledger

/// The campaigns that one person is listed in, and in which groups: each once, rising.
struct Listings {
  /// By pair of campaign and group.
  private let pairs: [(campaign: Int, group: Int)]
  /// Rising.
  let campaigns: [Int]

  init(_ pairs: [(campaign: Int, group: Int)]) {
    let sorted = pairs.sorted { ($0.campaign, $0.group) < ($1.campaign, $1.group) }
    var kept: [(campaign: Int, group: Int)] = []
    for pair in sorted where kept.last.map({ $0 != pair }) ?? true { kept.append(pair) }
    self.pairs = kept
    var campaigns: [Int] = []
    for pair in kept where campaigns.last != pair.campaign { campaigns.append(pair.campaign) }
    self.campaigns = campaigns
  }

  /// Rising.
  func groups(of campaign: Int) -> [Int] {
    pairs.filter { $0.campaign == campaign }.map(\.group)
  }
}

extension TargetRecords {
  func listings(of person: Int) -> Listings {
    Listings(owners.records(of: person).map { (campaign($0), group($0)) })
  }
}
