internal import Base

/// More customers, more often, or more each time? The change of revenue by its three factors.
enum RevenueFactors: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(DriverRow.self, where: DriverRow.isDrawn) else {
      return [page.noTable(words.moreOrOften, .revenueDrivers)]
    }
    guard let row = all.first else {
      return [page.nothing(words.moreOrOften, .revenueDrivers, words.noBridge)]
    }
    guard let customers = row.fromCustomers, let frequency = row.fromFrequency, let spend = row.fromSpend
    else {
      return [page.nothing(words.moreOrOften, .revenueDrivers, words.oneSideEmpty)]
    }
    let isFew = min(row.customersBefore, row.customersAfter) < Few.limit
    let decimal = { (rate: Rate?) in rate.map { page.style.number($0, decimals: 2) } ?? "–" }
    let factors = [
      (
        words.customers, words.beforeAfter(page.count(row.customersBefore), page.count(row.customersAfter)),
        customers
      ),
      (
        words.daysPerCustomer, words.beforeAfter(decimal(row.frequencyBefore), decimal(row.frequencyAfter)),
        frequency
      ),
      (
        words.spendPerDay, words.beforeAfter(page.amount(row.spendBefore), page.amount(row.spendAfter)), spend
      ),
      (
        words.revenueOfDays, words.beforeAfter(page.amount(row.revenueBefore), page.amount(row.revenueAfter)),
        row.change
      ),
    ]
    let rows = factors.enumerated().map { index, factor in
      StepRows.Row(
        label: factor.0, detail: factor.1, from: 0, to: factor.2.value,
        ink: factor.2.isNegative ? .lost : .new, isHollow: isFew, figure: page.signed(factor.2),
        isBold: index == factors.count - 1)
    }
    return [
      Exhibit(
        question: words.moreOrOften,
        says: isFew
          ? words.tooFewBuyers
          : words.driven(
            row.change, customers: customers, frequency: frequency, spend: spend, page.currency),
        body: .drawing(StepRows(rows: rows, labelRoom: 168, isChained: false).drawing()),
        note: words.driversNote,
        spoken: page.spoken([words.change], rows.map { [$0.label, $0.detail, $0.figure] }),
        source: page.source(
          .revenueDrivers,
          [
            "customers_before", "customers_after", "frequency_before", "frequency_after", "spend_before",
            "spend_after", "change", "from_customers", "from_frequency", "from_spend",
          ], where: DriverRow.isDrawn))
    ]
  }
}
