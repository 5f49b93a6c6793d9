/// Ids that are no customers', and why: words for nothing, or for a total.
struct NoCustomers: Sendable {
  let column: String
  let ids: [String]
  let reason: String
}
