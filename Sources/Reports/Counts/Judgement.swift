internal import Base
internal import Ledger

/// How records of feedback are judged, by the pipeline's thresholds.
struct Judgement {
  private let settings: RelationSettings.Feedback
  /// By code of a kind: whether it says that the customer is dissatisfied.
  private let isComplaint: [Bool]

  init(_ settings: RelationSettings.Feedback, kinds: [String]) {
    self.settings = settings
    isComplaint = kinds.map(settings.complaints.contains)
  }

  /// By the kind or by the score.
  func isDissatisfied(_ records: FeedbackRecords, _ record: Int) -> Bool {
    isComplaint[records.kind(record)] || records.score(record).map(isLow) ?? false
  }

  /// - Parameter score: In thousandths.
  func isLow(_ score: Int) -> Bool { settings.dissatisfiedTo.map { score <= $0 } ?? false }
  func isSatisfied(_ score: Int) -> Bool { settings.satisfiedFrom.map { score >= $0 } ?? false }
  func isPromoter(_ score: Int) -> Bool { settings.promotersFrom.map { score >= $0 } ?? false }
  func isDetractor(_ score: Int) -> Bool { settings.detractorsTo.map { score <= $0 } ?? false }
}
