internal import Base

/// Why did revenue change? From the window before to this one, by what each customer did.
enum RevenueWaterfall: Picture {
  /// There are seven classes.
  private static let limit = 8

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(BridgeRow.self) else {
      return [page.noTable(words.whyChanged, .revenueBridge)]
    }
    guard let total = all.last(where: \.isTotal) else {
      return [page.nothing(words.whyChanged, .revenueBridge, words.noBridge)]
    }
    // A class that neither adds nor takes has no place in the picture; the table has it.
    let classes = Array(all.filter { !$0.isTotal && $0.change.money != .zero }.prefix(limit))
    let settled = classes.filter { $0.customers >= Few.limit }
    let gain = settled.max { $0.change.money < $1.change.money }
    let loss = settled.min { $0.change.money < $1.change.money }
    return [
      Exhibit(
        question: words.whyChanged,
        says: total.customers < Few.limit
          ? words.tooFewBuyers
          : words.revenueChanged(
            total.change, total.shareOfBefore, page.currency,
            gain: gain.flatMap { $0.change.money > .zero ? ($0.component, $0.change) : nil },
            loss: loss.flatMap { $0.change.isNegative ? ($0.component, $0.change) : nil }),
        body: .drawing(drawing(classes, total, page)), note: words.bridgeNote,
        spoken: page.spoken(
          [words.changeClassHead, words.customers, words.change],
          classes.map { [words.changeClass($0.component), page.count($0.customers), page.signed($0.change)] }),
        source: page.source(
          .revenueBridge,
          ["component", "customers", "revenue_before", "revenue_after", "change", "share_of_before"]))
    ]
  }

  private static func drawing(_ classes: [BridgeRow], _ total: BridgeRow, _ page: PageInput) -> Drawing {
    let words = page.words
    var rows = [
      StepRows.Row(
        label: words.windowBefore, detail: "", from: 0, to: total.before.value, ink: .iron,
        figure: page.amount(total.before), isBold: true)
    ]
    var level = total.before.value
    for row in classes {
      let end = level + row.change.value
      rows.append(
        StepRows.Row(
          label: words.changeClass(row.component), detail: words.customersCount(page.count(row.customers)),
          from: level, to: end, ink: row.change.isNegative ? .lost : .new,
          isHollow: row.customers < Few.limit, figure: page.signed(row.change),
          share: row.shareOfBefore.map { page.style.signedPercent($0) } ?? ""))
      level = end
    }
    rows.append(
      StepRows.Row(
        label: words.thisWindow, detail: "", from: 0,
        to: total.after.value, ink: .iron, figure: page.amount(total.after),
        share: total.shareOfBefore.map { page.style.signedPercent($0) } ?? "", isBold: true))
    return StepRows(rows: rows, labelRoom: 118, isChained: true).drawing()
  }
}
