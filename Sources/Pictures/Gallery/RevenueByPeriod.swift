internal import Base

/// Who brings the money, new or returning customers? Columns of the newest periods.
enum RevenueByPeriod: Picture {
  private static let limit = 36

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(PeriodRow.self) else {
      return [page.noTable(words.whoBrings, .periods)]
    }
    let periods = Array(all.suffix(limit))
    guard periods.contains(where: { $0.revenue.money != .zero }) else {
      return [page.nothing(words.whoBrings, .periods, words.noRevenue)]
    }
    let latest = all.last { $0.isComplete }
    return [
      Exhibit(
        question: words.whoBrings,
        says: latest.map {
          words.broughtIn(
            $0.period, revenue: $0.revenue, returning: $0.returningRevenue, isMature: $0.isMature,
            page.currency)
        } ?? words.noCompletePeriod,
        body: .drawing(drawing(periods, page)), note: words.periodsNote,
        spoken: page.spoken(
          [words.period, words.returningCustomers, words.firstTimeBuyers],
          periods.map { [$0.period, page.amount($0.returningRevenue), page.amount($0.firstTimeRevenue)] }),
        source: page.source(
          .periods,
          [
            "period", "is_complete", "is_mature", "buyers", "first_time_buyers", "orders", "revenue",
            "first_time_revenue", "returning_revenue",
          ], isNewest: true))
    ]
  }

  private static func drawing(_ periods: [PeriodRow], _ page: PageInput) -> Drawing {
    let words = page.words
    let stacks = periods.map { [$0.returningRevenue.value, $0.firstTimeRevenue.value] }
    let highest = stacks.map { $0.filter { $0 > 0 }.reduce(0, +) }.max() ?? 0
    let lowest = stacks.map { $0.filter { $0 < 0 }.reduce(0, +) }.min() ?? 0
    // Below 0 the axis goes only as far as refunds do.
    let ticks = Tick.holding(min(lowest, 0)...max(highest, 1e-3), atMost: 5).filter { $0.value >= lowest }
    let y = Scale(min(lowest, 0)...max(ticks.last?.value ?? 1, 1e-3), to: 196, 12)
    let isUnfinished = periods.contains { !$0.isComplete }
    var drawing = Drawing(height: isUnfinished ? 260 : 244)
    let column = (Drawing.width - 50) / Double(periods.count)
    let place = { (index: Int) in 50 + column * (Double(index) + 0.5) }
    let immature = periods.prefix { !$0.isMature }.count
    if immature > 0 {
      drawing.bar(x: 50, y: 12, width: column * Double(immature), height: 184, .zone)
      drawing.text(words.firstSeenOnly, x: 54, y: 24, .quiet, room: max(column * Double(immature) - 6, 100))
    }
    drawing.verticalAxis(page.style.ticks(ticks), y, from: 50, to: Drawing.width)
    let width = min(column * 0.78, 34)
    for (index, period) in periods.enumerated() {
      var above = 0.0
      var below = 0.0
      let title =
        "\(period.period): \(page.amount(period.returningRevenue)) + \(page.amount(period.firstTimeRevenue))"
      for (amount, ink) in [(period.returningRevenue, Ink.new), (period.firstTimeRevenue, .back)] {
        let start = amount.value < 0 ? below : above
        let end = start + amount.value
        let (high, low) = (y(max(start, end)), y(min(start, end)))
        // A thin gap parts the two blues.
        drawing.bar(
          x: place(index) - width / 2, y: high, width: width,
          height: max(low - high - (start > 0 ? 1 : 0), 0), ink,
          isUnfinished: !period.isComplete, title: title)
        if amount.value < 0 { below = end } else { above = end }
      }
    }
    drawing.columnNames(periods.map(\.period), at: place, y: 213)
    var entries = [
      LegendEntry(.box(.new), words.returningCustomers), LegendEntry(.box(.back), words.firstTimeBuyersAbove),
    ]
    if isUnfinished { entries.append(LegendEntry(.hatchedBox, words.unfinished)) }
    drawing.legend(entries, x: 50, y: 236)
    return drawing
  }
}
