internal import Base

/// Is there feedback whose answer is dated before it? Nobody answers before being asked, so one of the two days is wrong: the
/// answer was given to something else, or the days are those of two time zones or of two orders of day and month.
///
/// Fires from one record on: each such answer is left out, and the customer counts as one who had none.
struct EarlyAnswers {
  private var records = 0
  private var example = ""
  private let files: [String]

  init(_ feedback: ExportReading, _ orders: OrderFacts?) {
    files = feedback.files.map(\.path)
    for chunk in feedback.chunks {
      guard let answers = chunk.numberColumn(.answered) else { continue }
      let dates = chunk.numberColumn(.date)
      for record in 0..<chunk.count {
        guard let answered = answers[record],
          let day = dates?[record] ?? orders?.firstDay(of: chunk.id(.order, of: record)), answered < day
        else { continue }
        records += 1
        if example.isEmpty {
          example = "\(Day(number: Int32(day))), answered \(Day(number: Int32(answered)))"
        }
      }
    }
  }

  /// nil where there are none. Of several files together: which one a record is of is not kept.
  var suspicion: Suspicion? {
    guard records > 0 else { return nil }
    return Suspicion(
      .answeredBefore, file: files.count == 1 ? files[0] : Suspicion.allFiles, lines: records, money: nil,
      example: example,
      advice:
        "an answer cannot be earlier than what it answers, so these count as not answered; look whether both "
        + "columns are of the same record, and whether feedback.format.dates reads both")
  }
}
