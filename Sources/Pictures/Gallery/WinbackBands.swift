/// Until when is it worth asking them back? The share of lapsed customers who bought again, by silence.
enum WinbackBands: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let bands = try page.tables.rows(WinbackRow.self) else {
      return [page.noTable(words.askBack, .winback)]
    }
    guard bands.contains(where: { $0.lapsed > 0 }) else {
      return [page.nothing(words.askBack, .winback, words.nobodyLapsed)]
    }
    let rows = bands.map { band in
      IntervalRows.Row(
        label: band.band, estimate: band.estimate, isHollow: band.lapsed < Few.limit,
        figures: [
          page.percent(band.estimate?.rate), "\(page.count(band.cameBack))/\(page.count(band.lapsed))",
        ])
    }
    let chart = IntervalRows(
      rows: rows, columns: [words.cameBackHead, words.ofLapsed], labelRoom: 64, columnRooms: [64, 92])
    let first = bands.prefix(3).first { $0.lapsed >= Few.limit }
    // Only bands of one length are compared: 30 days each.
    let last = bands.prefix(3).last { $0.lapsed >= Few.limit }
    var exhibit = Exhibit(
      question: words.askBack, body: .drawing(chart.drawing(page.style)), note: words.winbackNote,
      spoken: page.spoken(
        [words.daysPastLapse, words.cameBackHead, words.interval, words.ofLapsed],
        zip(bands, rows).map { [$0.band, $1.figures[0], page.interval($0.estimate), $1.figures[1]] }),
      source: page.source(.winback, ["band", "lapsed", "came_back", "rate", "rate_low", "rate_high"]))
    if let first, let last, let early = first.estimate, let late = last.estimate, first.band != last.band {
      exhibit.says = words.wonBack(first.band, early, last.band, late)
    } else {
      exhibit.says = words.tooFewLapsed
    }
    return [exhibit]
  }
}
