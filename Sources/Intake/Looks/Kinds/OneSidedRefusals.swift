internal import Base

/// Are the refused values of a column of one kind: all below zero, all large, all written in one form? Then what is left is
/// no fair part of all: without the refunds the revenue is too high, without the large amounts too low.
///
/// Nine refused values in ten must have the form. For refunds and for large amounts one value is enough, but of those that
/// were read ten times fewer may have it: else it is seen that they can be read. Other forms need three values. Dates are
/// refused on one side where their day or month is a number over 12: then day and month are mostly taken for each other,
/// and the dates that were read are wrong; three values are needed.
enum OneSidedRefusals: Look {
  static let kind = SuspicionKind.oneSidedRefusals

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      let sides = Refusal.allCases.compactMap { refusal in
        file.sightings.refused[refusal].flatMap { forms in
          side(of: forms, refusal, file).map { (refusal: refusal, lines: forms.lines, words: $0) }
        }
      }
      guard let most = sides.max(by: { $0.lines < $1.lines }) else { return nil }
      return Suspicion(
        kind, file: file.path, lines: sides.reduce(0) { $0 &+ $1.lines }, money: nil,
        example: file.findings.refused[most.refusal].map(\.example) ?? "",
        advice: "\(most.refusal.rawValue): " + most.words)
    }
  }

  private static func side(of forms: RefusedForms, _ refusal: Refusal, _ file: Evidence.File) -> String? {
    let are = { (form: RefusedForms.Form) in forms[form] >= forms.lines - forms.lines / 10 }
    if refusal == .badDate {
      guard forms.lines >= 3, file.accepted > 0, are(.over12) else { return nil }
      return
        "all refused dates have a day over 12, so source.format.dates may take the day for the month; then the dates that "
        + "were read are wrong too"
    }
    if are(.negative), file.sightings.negatives <= forms.lines / 10 {
      return "all refused values are below zero, and what is left has no refunds; " + key(are)
    }
    if are(.grouped), file.sightings.thousands <= forms.lines / 10 {
      return "all refused values are of 1000 or more, and what is left has no large amounts; "
        + "source.format.thousands names the sign between the groups of digits"
    }
    guard forms.lines >= 3 else { return nil }
    if are(.exponent) { return "all refused values are in scientific notation; export them as plain numbers" }
    if are(.unit) {
      return "all refused values have a sign or letters beside the number; source.format.signs names them"
    }
    return nil
  }

  private static func key(_ are: (RefusedForms.Form) -> Bool) -> String {
    if are(.apostrophe) {
      return "they begin with an apostrophe: source.format.guards: spreadsheet takes it off"
    }
    if are(.parentheses) { return "they stand in parentheses: source.format.negatives: [minus, parentheses]" }
    if are(.trailingMinus) {
      return "the minus stands behind them: source.format.negatives: [minus, trailing_minus]"
    }
    if are(.credit) { return "they are marked CR: source.format.negatives: [minus, cr]" }
    if are(.unit) { return "they have a sign or letters beside the number: source.format.signs names them" }
    if are(.grouped) { return "they have signs between groups of digits: source.format.thousands names it" }
    return "`patron check` says which key would read them"
  }
}
