internal import Ledger

/// What ties a customer to the shop beside purchases: feedback, campaigns, referrals.
struct MemberTies {
  private let relations: ShardRelations
  /// By code of a target group: whether it is held back.
  private let isControl: [Bool]
  private let isReferrer: [Bool]?
  /// nil without feedback.
  private let judgement: Judgement?

  init(_ worksheet: Worksheet) {
    let landmarks = worksheet.landmarks
    let (facts, settings) = (landmarks.facts.relations, landmarks.settings)
    relations = worksheet.history.relations
    isControl = (facts.targetGroups ?? []).map { settings.campaigns?.control.contains($0) ?? false }
    isReferrer = facts.hasReferrals ? worksheet.isReferrer : nil
    judgement = settings.feedback.map { Judgement($0, kinds: facts.feedback?.kinds ?? []) }
  }

  /// Adds a member's ties to those of the tier.
  func add(_ customer: Int, to count: inout LevelCount) {
    if let targets = relations.targets {
      let isTargeted = targets.owners.records(of: customer).contains { !isControl[targets.group($0)] }
      count.targeted += isTargeted ? 1 : 0
    }
    if let redemptions = relations.redemptions {
      count.redeemers += redemptions.owners.records(of: customer).isEmpty ? 0 : 1
    }
    if let isReferrer { count.referrers += isReferrer[customer] ? 1 : 0 }
    guard let records = relations.feedback, let judgement else { return }
    let own = records.owners.records(of: customer)
    count.dissatisfied += own.contains { judgement.isDissatisfied(records, $0) } ? 1 : 0
    let scores = own.compactMap { records.score($0) }
    count.scorers += scores.isEmpty ? 0 : 1
    count.scores += scores.count
    count.satisfied += scores.count { judgement.isSatisfied($0) }
  }
}
