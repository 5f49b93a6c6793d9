extension History {
  /// The shard of no customers: whatever is counted of it is 0, and has the shape of what is counted of any other shard of
  /// the same input.
  public static func ofNobody(_ facts: InputFacts) -> History {
    let nobody = History(ShardLines(ofNobody: facts.dimensions.count), by: PurchaseRule())
    return History(nobody, ShardRelations(ofNobody: facts.relations))
  }
}

extension ShardLines {
  fileprivate init(ofNobody dimensions: Int) {
    customers = CustomerIDs()
    starts = [0]
    (day, amount, order, profit, discount) = ([], [], .none, [], [])
    product = CodeColumn()
    values = Array(repeating: CodeColumn(), count: dimensions)
  }
}

extension ShardRelations {
  /// Without a record: each export that the input has, and empty.
  fileprivate init(ofNobody facts: RelationFacts) {
    let owners = RecordOwners(customers: 0, starts: [0, 0])
    if facts.feedback != nil { feedback = FeedbackRecords(owners: owners, entries: []) }
    if facts.survey != nil { survey = SurveyRecords(owners: owners, entries: []) }
    if facts.targetGroups != nil {
      targets = TargetRecords(owners: owners, campaigns: CodeColumn(), groups: CodeColumn())
    }
    if facts.hasRedemptions { redemptions = RedemptionRecords(owners: owners, entries: []) }
    if facts.points != nil { points = PointRecords(owners: owners, entries: []) }
    if facts.hasReferrals { referrals = ReferralRecords(owners: owners, entries: []) }
    counts = facts.accounts.map { _ in ExportCounts() }
  }
}
