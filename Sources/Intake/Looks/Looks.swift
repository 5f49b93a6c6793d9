internal import Base

/// All looks; `input_gone` is seen by Night, which knows the snapshot before. Adding one is a file in `Kinds/`, a kind in `SuspicionKind` and a line here.
enum Looks {
  static let all: [any Look.Type] = [
    OrderAmountOnLines.self, FarFirstDay.self, FarLastDay.self, BothNegative.self, DiscountSign.self,
    TotalRow.self, PartlyExcluded.self, SameFileTwice.self, OrderInTwoFiles.self, FileOrderByName.self,
    NearEqualIDs.self, RoundedIDs.self, WordForNothing.self, SpreadsheetGuard.self, OneSidedRefusals.self,
    UnfinishedFile.self, BlankCurrency.self, CustomerIsMoney.self,
  ]

  /// What all looks find, in the order of the table.
  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    all.flatMap { $0.suspicions(evidence) }.sorted(by: Suspicion.isInOrder)
  }
}
