internal import Base
internal import Intake

/// By chunk: what the chunk's own codes of words mean for the whole input.
struct WordCodes: Sendable {
  private(set) var kinds: [[UInt32]] = []
  private(set) var reasons: [[UInt32]] = []
  /// Of targets; nil where the campaign has not started.
  private(set) var targetCampaigns: [[UInt32?]] = []
  private(set) var groups: [[UInt32]] = []
  private(set) var redeemedCampaigns: [[UInt32?]] = []

  init(_ facts: RelationFacts, _ exports: ExportReadings) {
    if let feedback = exports[.feedback], let known = facts.feedback {
      let isMapped = feedback.source.has(.kind)
      let byName = Self.positions(known.kinds)
      kinds = feedback.chunks.map { chunk in
        (isMapped ? chunk.wordList(.kind) : [feedback.source.defaultKind]).map { byName[$0] ?? 0 }
      }
      reasons = Self.codes(.reason, in: feedback, known.reasons)
    }
    let campaigns = Self.positions(facts.campaigns?.map(\.name) ?? [])
    if let targets = exports[.campaignTargets] {
      targetCampaigns = targets.chunks.map { $0.wordList(.campaign).map { campaigns[$0] } }
      groups = Self.codes(.group, in: targets, facts.targetGroups ?? [])
    }
    if let redemptions = exports[.campaignRedemptions] {
      redeemedCampaigns = redemptions.chunks.map { $0.wordList(.campaign).map { campaigns[$0] } }
    }
  }

  private static func positions(_ words: [String]) -> [String: UInt32] {
    Dictionary(words.enumerated().map { ($0.element, UInt32($0.offset)) }, uniquingKeysWith: { a, _ in a })
  }

  private static func codes(
    _ role: ExportRole, in reading: ExportReading, _ words: [String]
  ) -> [[UInt32]] {
    let byName = positions(words)
    return reading.chunks.map { chunk in
      reading.source.has(role) ? chunk.wordList(role).map { byName[$0] ?? 0 } : [0]
    }
  }
}
