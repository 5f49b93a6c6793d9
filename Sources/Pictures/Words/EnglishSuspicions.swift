internal import Base

extension English {
  var looksWrong: String { "Something in the exports looks wrong" }

  func suspicion(_ kind: SuspicionKind) -> String {
    switch kind {
    case .orderAmountOnLines: "an order’s amount stands on each of its lines"
    case .farFirstDay: "the oldest day lies far before all others"
    case .farLastDay: "the newest day lies far behind all others"
    case .bothNegative: "quantity and price are both below zero"
    case .discountSign: "discounts raise the amount"
    case .totalRow: "lines that add up other lines"
    case .partlyExcluded: "orders of which only some lines are excluded"
    case .sameFileTwice: "the same file twice"
    case .orderInTwoFiles: "the same orders in two files"
    case .fileOrderByName: "the last file by name is not the newest"
    case .nearEqualIDs: "customer ids that differ only in the way they are written"
    case .roundedIDs: "customer ids that a spreadsheet has rounded"
    case .wordForNothing: "a customer id that means “no customer”"
    case .spreadsheetGuard: "values with a spreadsheet’s guard"
    case .oneSidedRefusals: "only one kind of values is refused"
    case .unfinishedFile: "the last line of a file is cut off"
    case .blankCurrency: "the currency stands on some lines of an order only"
    case .customerIsMoney: "the customer is a column of money"
    case .answeredBefore: "feedback with an answer that is dated before it"
    case .inputGone: "an export that was counted before is gone"
    }
  }

  func suspicionLines(_ count: Int) -> Prose { "\(count, one: "line", many: "lines")" }
  func moreFiles(_ count: Int) -> Prose { "and in \(count, one: "more file", many: "more files")" }
  var allFiles: String { "all files" }
}
