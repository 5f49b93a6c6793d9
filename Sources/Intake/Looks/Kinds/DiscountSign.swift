internal import Base

/// Are there discounts that raise the amount of their line? A discount is taken off, so one written as -5.00 adds 5.00.
///
/// Fires from one in 200 lines with a discount on: an export writes discounts in one way, so where the sign is wrong it is
/// wrong in many lines. Fewer are corrections.
enum DiscountSign: Look {
  static let kind = SuspicionKind.discountSign

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      guard let seen = file[.discountAgainstSign], seen.lines >= file.sightings.discounts / 200 else {
        return nil
      }
      return file.suspicion(
        kind, seen,
        advice: "a discount is taken off its line, so one below zero raises the amount; map it by "
          + "amount: {plus: […, discount]}, or turn its sign round in the export")
    }
  }
}
