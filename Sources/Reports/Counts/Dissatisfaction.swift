extension Settings.Feedback {
  /// Whether somebody is dissatisfied: by the kind of the feedback, or by a score in thousandths.
  func isDissatisfied(kind: String, score: Int?) -> Bool {
    if complaints.contains(kind) { return true }
    guard let score, let limit = dissatisfiedTo else { return false }
    return score <= limit
  }
}
