/// Where do they leave? For each dimension, the churn rate of its values against the rate of all.
enum ChurnByValue: Picture {
  private static let dimensionLimit = 8
  private static let valueLimit = 12

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let growth = try page.tables.rows(GrowthRow.self) else {
      return [page.noTable(words.whereLeave, .churnByDimension)]
    }
    guard let period = period(growth), let all = period.churn else {
      return [page.nothing(words.whereLeave, .churnByDimension, words.noSettledPeriodLabel)]
    }
    guard
      let values = try page.tables.rows(
        ChurnValueRow.self, where: { row throws(RowFault) in try row.text("period") == period.period })
    else { return [page.noTable(words.whereLeave, .churnByDimension)] }
    let dimensions = values.map(\.dimension).uniqued()
    guard !dimensions.isEmpty else {
      return [page.nothing(words.whereLeave, .churnByDimension, words.noDimensions)]
    }
    return dimensions.prefix(dimensionLimit).enumerated().map { index, dimension in
      exhibit(dimension, values.filter { $0.dimension == dimension }, period, all, isFirst: index == 0, page)
    }
  }

  /// The latest period whose churn can be told.
  static func period(_ growth: [GrowthRow]) -> GrowthRow? {
    growth.last { $0.isSettled && $0.opening > 0 }
  }

  private static func exhibit(
    _ dimension: String, _ values: [ChurnValueRow], _ period: GrowthRow, _ all: Estimate, isFirst: Bool,
    _ page: PageInput
  ) -> Exhibit {
    let words = page.words
    let shown = costliest(values)
    let rows = shown.map { value in
      IntervalRows.Row(
        label: value.value, estimate: value.churn, isHollow: value.opening < Few.limit,
        differs: value.opening >= Few.limit && differs(value, all),
        figures: [
          page.percent(value.churn?.rate), "\(page.count(value.churned))/\(page.count(value.opening))",
          page.amount(value.lostRevenue),
        ])
    }
    let chart = IntervalRows(
      rows: rows, columns: [words.churnRate, words.leftOf, words.revenueLost], labelRoom: 104,
      columnRooms: [46, 62, 58], reference: (all.rate, words.all(page.percent(all.rate))))
    let above = shown.filter { value in
      value.opening >= Few.limit && differs(value, all) && (value.churn.map { $0.rate > all.rate } ?? false)
    }
    let name = TextBudget.beginning(of: dimension, scalars: 40)
    // How to read it is said once for all dimensions.
    var note = isFirst ? [words.churnValueNote] : []
    if values.count > shown.count { note.append(words.shownOf(shown.count, values.count).plain(page.style)) }
    return Exhibit(
      question: words.whereLeaveBy(name),
      says: above.isEmpty
        ? words.noValueAbove(period.period, all)
        : words.valuesAbove(
          period.period, above.prefix(3).map { TextBudget.beginning(of: $0.value, scalars: 30) }, all),
      body: .drawing(chart.drawing(page.style)),
      note: note.isEmpty ? nil : note.joined(separator: " "),
      spoken: page.spoken(
        [words.value, words.churnRate, words.interval, words.leftOf, words.revenueLost],
        zip(shown, rows).map { value, row in
          [value.value, row.figures[0], page.interval(value.churn), row.figures[1], row.figures[2]]
        }),
      source: page.source(
        .churnByDimension,
        [
          "value", "opening", "churned", "churn_rate", "churn_rate_low", "churn_rate_high",
          "churn_rate_year_ago", "lost_revenue",
        ], and: .growth,
        where: { row throws(RowFault) in
          try row.matches(["dimension": dimension, "period": period.period])
        }))
  }

  /// The values whose customers who left had brought the most; where none left, those with most customers. Of these the
  /// highest rate first, and those with few customers last.
  private static func costliest(_ values: [ChurnValueRow]) -> [ChurnValueRow] {
    let costly = values.enumerated().sorted { a, b in
      (b.element.lostRevenue.money, b.element.opening, a.offset)
        < (a.element.lostRevenue.money, a.element.opening, b.offset)
    }.prefix(valueLimit)
    let order = { (row: ChurnValueRow) in
      (row.opening < Few.limit ? 1 : 0, -(row.churn?.rate.millionths ?? -1))
    }
    return costly.sorted { a, b in
      let (x, y) = (order(a.element), order(b.element))
      return (x.0, x.1, a.offset) < (y.0, y.1, b.offset)
    }.map(\.element)
  }

  /// Whether the interval does not contain the rate of all.
  private static func differs(_ value: ChurnValueRow, _ all: Estimate) -> Bool {
    guard let churn = value.churn else { return false }
    return churn.low > all.rate || churn.high < all.rate
  }
}
