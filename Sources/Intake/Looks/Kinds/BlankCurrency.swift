internal import Base
internal import CSV

/// Is the currency empty on lines of an order that has one on another line? Shopify writes it on the first line of an order
/// only, and the others are refused as of another currency.
///
/// One line is enough. Only lines that stand together are looked at.
enum BlankCurrency: Look {
  static let kind = SuspicionKind.blankCurrency

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      file[.blankCurrency].map {
        file.suspicion(
          kind, $0, hasMoney: false,
          advice:
            "the currency stands on another line of the same order; source.fill_down: {by: order, columns: "
            + "[\((evidence.source.mapping.currency ?? "…").quotedForAdvice)]} gives it to all of them")
      }
    }
  }

  /// Whether an order has a currency on another of its lines than a record without.
  static func isBlank(_ row: Int, in batch: RecordBatch, _ layout: Layout) -> Bool {
    guard let currency = layout.currency, batch.range(of: currency, in: batch.records[row]).isEmpty else {
      return false
    }
    return layout.rowsOfOrder(around: row, in: batch).contains {
      !batch.range(of: currency, in: batch.records[$0]).isEmpty
    }
  }
}
