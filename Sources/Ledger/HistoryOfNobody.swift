extension History {
  /// The shard of no customers: whatever is counted of it is 0, and has the shape of what is counted of any other shard of
  /// the same input.
  public static func ofNobody(_ facts: InputFacts) -> History {
    History(ShardLines(ofNobody: facts.dimensions.count), by: PurchaseRule())
  }
}

extension ShardLines {
  fileprivate init(ofNobody dimensions: Int) {
    customers = CustomerIDs()
    starts = [0]
    (day, amount, order, profit, discount) = ([], [], [], [], [])
    product = CodeColumn()
    values = Array(repeating: CodeColumn(), count: dimensions)
  }
}
