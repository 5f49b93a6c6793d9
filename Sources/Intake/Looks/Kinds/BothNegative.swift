internal import Base

/// Are there lines with a quantity and a price below zero? Minus times minus is plus: such a line is counted as a sale, and
/// is mostly a refund that was marked twice.
///
/// One line is enough: no shop sells a negative quantity at a negative price.
enum BothNegative: Look {
  static let kind = SuspicionKind.bothNegative

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      file[.bothNegative].map {
        file.suspicion(
          kind, $0,
          advice:
            "quantity and unit_price are both below zero, so the line adds money; if it is a refund, correct the "
            + "price in the export, or leave such lines out with source.exclude")
      }
    }
  }
}
