internal import CSV
internal import Intake

/// States of lines that are no sales, by what the words mean: cancelled, failed, voided, never paid. A state such as
/// refunded is none of them, because its refund may stand elsewhere.
struct SaleStates: Sendable {
  /// A column of states, with those that are no sales and have money.
  struct StateColumn: Sendable {
    let column: String
    let values: [String]
    let lines: Int
    let money: String
    /// What the values are, as a sentence goes on.
    let meaning: String
  }

  private(set) var columns: [StateColumn] = []
  /// Where lines of such states are below zero in part, they may be what takes the sale back.
  private(set) var doubtful: [StateColumn] = []

  private static let words = [
    "cancel", "void", "fail", "declin", "expired", "unpaid", "rejected", "abandon", "denied", "not paid",
    "storniert", "storno", "abgebrochen", "fehlgeschlagen", "annul", "abgelehnt", "unbezahlt",
    "échou", "echou", "refusé", "impay", "anulad", "cancelad", "fallid", "rechazad", "recusad", "falhou",
    "交易关闭", "已关闭", "已取消", "交易失败", "未付款", "待付款", "等待买家付款", "支付失败", "作废",
  ]

  static func isNoSale(_ state: String) -> Bool {
    let state = state.lowercased()
    return words.contains { state.contains($0) }
  }

  private struct StateTally {
    var lines = 0
    var below = 0
    var sum = 0.0
  }

  init(
    _ roles: RoleGuess, _ dimensions: DimensionGuess?, _ exports: ExportGroup
  )
    throws
  {
    typealias Wanted = (column: Int, name: String, states: [String], meaning: String)
    let survey = roles.survey
    var wanted = (dimensions?.statuses ?? []).compactMap { status -> Wanted? in
      let states = status.values.map(\.text).filter(Self.isNoSale)
      // A state that all lines have tells none from the others.
      guard !states.isEmpty, states.count < status.values.count,
        let column = survey.columns.firstIndex(where: { $0.name == status.column })
      else { return nil }
      return (column, status.column, states, "a state that is no sale")
    }
    wanted += (dimensions?.testMarks ?? []).compactMap { mark -> Wanted? in
      survey.columns.firstIndex { $0.name == mark.column }
        .map { ($0, mark.column, mark.values, "the mark of a test") }
    }
    guard !wanted.isEmpty else { return }
    let reader = survey.numbers.reader
    var tallies = wanted.map { _ in StateTally() }
    _ = try exports.eachRecord { record, batch, fields, _ in
      func text(_ column: Int) -> ArraySlice<UInt8> {
        batch.bytes[batch.trimmedField(fields[column], of: record)]
      }
      func number(_ role: Role) -> Double? {
        roles.column(role).flatMap { try? reader.read(text($0).span) }?.double
      }
      for (index, one) in wanted.enumerated() {
        let state = String(decoding: text(one.column), as: UTF8.self)
        guard one.states.contains(state) else { continue }
        let product = number(.quantity).flatMap { quantity in number(.unitPrice).map { quantity * $0 } }
        guard let money = number(.amount) ?? product, money != 0 else { continue }
        tallies[index].lines += 1
        tallies[index].sum += money
        if money < 0 { tallies[index].below += 1 }
      }
    }
    for (one, tally) in zip(wanted, tallies) where tally.lines > 0 {
      let state = StateColumn(
        column: one.name, values: one.states, lines: tally.lines,
        money: Self.hundredths(tally.sum), meaning: one.meaning)
      if tally.below == 0 { columns.append(state) } else { doubtful.append(state) }
    }
  }

  /// A sum for a comment; it is no figure of a table.
  private static func hundredths(_ sum: Double) -> String {
    let cents = Int((abs(sum) * 100).rounded())
    return "\(sum < 0 ? "-" : "")\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
