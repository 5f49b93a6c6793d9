internal import Base

/// Are there customers' ids in scientific notation, such as `2.02207E+18`? A spreadsheet writes long numbers so and drops
/// their last digits, so that many people share one id.
///
/// One id is enough: no shop numbers its customers so.
enum RoundedIDs: Look {
  static let kind = SuspicionKind.roundedIDs

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      file[.roundedID].map {
        file.suspicion(
          kind, $0,
          advice:
            "a spreadsheet has rounded these ids, and many people may share one; nothing can bring the digits back: "
            + "export again, and do not save the file in a spreadsheet")
      }
    }
  }
}
