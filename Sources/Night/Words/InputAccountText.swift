public import Base
public import Intake
internal import Pipeline

/// The account of the input, for a person to read.
public struct InputAccountText {
  let account: InputAccount
  let decimals: Int
  let format: ExportFormat

  /// - Parameters:
  ///   - decimals: of the amounts, `money.decimals`.
  ///   - format: with which the exports were read.
  public init(_ account: InputAccount, decimals: Int, format: ExportFormat) {
    self.account = account
    self.decimals = decimals
    self.format = format
  }

  /// The account, then each refusal with examples and what to change.
  public var text: String {
    let total = account.total
    var lines = [
      "files        \(account.files.count)",
      "lines        \(total.lines)",
      "accepted     \(total.accepted)",
      "after_as_of  \(total.afterAsOf)",
      "duplicate    \(total.duplicate)",
      "excluded     \(total.excluded)",
      "refused      \(total.refusedLines)",
      "first_day    \(total.firstDay?.description ?? "")",
      "last_day     \(total.lastDay?.description ?? "")",
      "revenue      \(total.revenue.written(decimals: decimals))",
    ]
    if let words = total.passedOver { lines += ["", words] }
    if !total.remarks.sentences.isEmpty { lines += [""] + total.remarks.sentences }
    lines += RefusedText(account.files, format: format).lines
    return lines.joined(separator: "\n") + "\n"
  }
}

extension InputRemarks {
  /// One for each thing of which there is some.
  var sentences: [String] {
    var sentences: [String] = []
    if emptySurplus > 0 {
      let has = emptySurplus == 1 ? "has" : "have"
      sentences.append(
        "\(emptySurplus.counted("line")) \(has) more fields than there are columns; these are empty")
    }
    if doubtfulTimes > 0 {
      let has = doubtfulTimes == 1 ? "has" : "have"
      sentences.append(
        "\(doubtfulTimes.counted("line")) \(has) a time that the clocks of source.time_zone.from skip or show twice; "
          + "the earlier offset was taken")
    }
    if filled > 0 {
      let has = filled == 1 ? "has" : "have"
      sentences.append(
        "\(filled.counted("line")) \(has) values of the order's line before in empty cells (source.fill_down)"
      )
    }
    if refunds > 0 {
      let are = refunds == 1 ? "is a refund that stands" : "are refunds that stand"
      sentences.append(
        "\(refunds.counted("line")) \(are) on the record of the sale (source.columns.refund): lines are records and such refunds"
      )
    }
    if reshapedIDs > 0 {
      let has = reshapedIDs == 1 ? "has its" : "have their"
      sentences.append(
        "\(reshapedIDs.counted("line")) \(has) customer's id without case or ending (source.columns.customer)"
      )
    }
    if aliases > 0 {
      let verb = aliases == 1 ? "is" : "are"
      sentences.append(
        "\(aliases.counted("line")) \(verb) of a customer who was merged with another (source.aliases)")
    }
    if turned > 0 {
      let was = turned == 1 ? "was" : "were"
      let below =
        turnedBelowZero == 0
        ? "" : "; \(turnedBelowZero) of them had an amount below zero before and count as sales now"
      sentences.append("\(turned.counted("line")) \(was) turned round (source.negate)\(below)")
    }
    return sentences
  }
}

extension InputAccount.File {
  /// What was read and is no line, in words; nil where there is nothing of the kind.
  var passedOver: String? {
    let parts = [(repeatedHeaders, "repeated header"), (emptyRecords, "empty record")]
      .filter { $0.0 > 0 }.map { $0.0.counted($0.1) }
    return parts.isEmpty ? nil : parts.joined(separator: " and ") + " passed over"
  }
}
