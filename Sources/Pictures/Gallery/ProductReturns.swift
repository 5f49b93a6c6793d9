/// What do they buy again? The share of a product's buyers who bought it again.
enum ProductReturns: Picture {
  private static let limit = 12

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(ProductRow.self) else {
      return [page.noTable(words.buyAgain, .productRepurchase)]
    }
    let products = all.enumerated().filter { $0.element.entity == "product" }
    guard !products.isEmpty else {
      return [page.nothing(words.buyAgain, .productRepurchase, words.noProducts)]
    }
    let largest = products.sorted { a, b in
      (b.element.revenue.money, a.offset) < (a.element.revenue.money, b.offset)
    }.prefix(limit)
    let shown = largest.sorted { a, b in
      let (x, y) = (a.element.estimate?.rate.millionths ?? -1, b.element.estimate?.rate.millionths ?? -1)
      return (y, a.offset) < (x, b.offset)
    }.map(\.element)
    let rows = shown.map { product in
      IntervalRows.Row(
        label: product.value, estimate: product.estimate, isHollow: product.buyers < Few.limit,
        figures: [
          page.percent(product.estimate?.rate),
          "\(page.count(product.rebuyers))/\(page.count(product.buyers))",
          page.amount(product.revenue),
        ])
    }
    let chart = IntervalRows(
      rows: rows, columns: [words.boughtAgain, words.ofBuyers, words.revenue], labelRoom: 104,
      columnRooms: [48, 74, 54])
    let names = shown.map(\.value)
    var exhibit = Exhibit(
      question: words.buyAgain, body: .drawing(chart.drawing(page.style)),
      note: products.count > shown.count
        ? words.productNote + " " + words.shownOf(shown.count, products.count).plain(page.style)
        : words.productNote,
      spoken: page.spoken(
        [words.product, words.boughtAgain, words.interval, words.ofBuyers, words.revenue],
        zip(shown, rows).map {
          [$0.value, $1.figures[0], page.interval($0.estimate), $1.figures[1], $1.figures[2]]
        }),
      source: page.source(
        .productRepurchase,
        [
          "value", "buyers", "rebuyers", "rebuy_rate", "rebuy_low", "rebuy_high", "came_back_rate", "revenue",
        ],
        where: { row throws(RowFault) in
          let name = try row.text("value")
          return try row.matches(["entity": "product"]) ? names.contains(name) : false
        }))
    if let best = shown.first(where: { $0.buyers >= Few.limit }), let estimate = best.estimate {
      exhibit.says = words.mostBoughtAgain(
        TextBudget.beginning(of: best.value, scalars: 40), estimate, of: best.buyers)
    }
    return [exhibit]
  }
}
