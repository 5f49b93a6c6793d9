/// Who is who by recency and frequency? Five by five scores, framed by segment.
enum SegmentGrid: Picture {
  private static let left = 34.0
  private static let top = 6.0
  private static let width = 73.0
  private static let height = 48.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let scores = try page.tables.rows(ScoreRow.self) else {
      return [page.noTable(words.whoIsWho, .rfm)]
    }
    guard scores.contains(where: { $0.customers > 0 }) else {
      return [page.nothing(words.whoIsWho, .rfm, words.nobodyInWindow)]
    }
    let champions = scores.filter { $0.segment == "champions" }
    let leaving = scores.filter { ["at_risk", "cannot_lose"].contains($0.segment) }
    return [
      Exhibit(
        question: words.whoIsWho,
        says: words.segments(
          champions: champions.reduce(0) { $0 + $1.customers },
          revenue: Rate(millionths: champions.reduce(0) { $0 + ($1.revenueShare?.millionths ?? 0) }),
          leaving: leaving.reduce(0) { $0 + $1.customers }),
        body: .drawing(drawing(scores, page)), note: words.segmentNote,
        spoken: page.spoken(
          [words.recencyAndFrequency, words.segmentHead, words.customers, words.shareOfRevenue],
          scores.map {
            [
              "\($0.recency)·\($0.frequency)", words.segment($0.segment), page.count($0.customers),
              page.percent($0.revenueShare),
            ]
          }),
        source: page.source(
          .rfm, ["r_score", "f_score", "segment", "customers", "customer_share", "revenue", "revenue_share"]))
    ]
  }

  private static func drawing(_ scores: [ScoreRow], _ page: PageInput) -> Drawing {
    let words = page.words
    var drawing = Drawing(height: top + height * 5 + 56)
    let shade = Shade(scores.compactMap { $0.customers > 0 ? $0.revenueShare : nil })
    let drawn = scores.filter { (1...5).contains($0.recency) && (1...5).contains($0.frequency) }
    for score in drawn {
      let (x, y) = corner(score)
      let ink = score.customers > 0 ? score.revenueShare.map(shade.ink) ?? .paper : .paper
      drawing.cell(x: x, y: y, width: width, height: height, ink)
      guard score.customers > 0 else { continue }
      let style = TextStyle(ink: ink.text, anchor: .middle)
      drawing.text(
        page.count(score.customers), x: x + width / 2 - 14, y: y + 42, style.weighted(true))
      drawing.text(
        page.percent0(score.revenueShare), x: x + width / 2 + 19, y: y + 42,
        TextStyle(size: Drawing.smallSize, ink: ink.text, anchor: .middle))
    }
    for segment in drawn.map(\.segment).uniqued() {
      frame(segment, drawn.filter { $0.segment == segment }, shade, words, &drawing)
    }
    for score in 1...5 {
      drawing.text("\(score)", x: left + width * (Double(score) - 0.5), y: top + height * 5 + 15, .tick)
      drawing.text("\(score)", x: left - 6, y: top + height * (5.5 - Double(score)) + 4, .tick.at(.end))
    }
    drawing.text(words.recencyScore, x: Drawing.width, y: top + height * 5 + 32, .quiet.at(.end), room: 190)
    drawing.text(words.frequencyScore, x: 0, y: top + height * 5 + 32, .quiet, room: 190)
    shade.strip(x: left, y: top + height * 5 + 42, words.shareOfRevenue, &drawing)
    return drawing
  }

  /// Segments are rectangles of scores: one frame and one name each.
  private static func frame(
    _ segment: String, _ scores: [ScoreRow], _ shade: Shade, _ words: any Words, _ drawing: inout Drawing
  ) {
    let corners = scores.map(corner)
    guard let x = corners.map(\.x).min(), let y = corners.map(\.y).min(), let right = corners.map(\.x).max()
    else { return }
    let bottom = corners.map(\.y).max() ?? y
    let frameWidth = right - x + width
    drawing.frame(x: x, y: y, width: frameWidth, height: bottom - y + height, .paper, line: 4)
    drawing.frame(x: x, y: y, width: frameWidth, height: bottom - y + height, .iron, line: 1)
    // The name stands in the top left cell, whose shade it must be read on.
    let first = scores.first { corner($0) == (x, y) }
    let style = TextStyle(
      size: Drawing.smallSize, isBold: true, ink: isDark(first, shade) ? .paper : .ink)
    let name = words.segment(segment).split(separator: " ")
    // It may run on into the next cell where it can be read there too.
    let isAlike = scores.filter { corner($0).y == y }.allSatisfy { isDark($0, shade) == isDark(first, shade) }
    let room = (isAlike ? frameWidth : width) - 6
    // One line where it fits, else two.
    let whole = name.joined(separator: " ")
    if TextBudget.width(whole, size: style.size, isBold: true) <= room || name.count < 2 {
      drawing.text(whole, x: x + 4, y: y + 14, style, room: room)
    } else {
      let half = (name.count + 1) / 2
      drawing.text(name[..<half].joined(separator: " "), x: x + 4, y: y + 13, style, room: room)
      drawing.text(name[half...].joined(separator: " "), x: x + 4, y: y + 26, style, room: room)
    }
  }

  private static func isDark(_ score: ScoreRow?, _ shade: Shade) -> Bool {
    guard let score, score.customers > 0, let share = score.revenueShare else { return false }
    return shade.ink(share).text == .paper
  }

  private static func corner(_ score: ScoreRow) -> (x: Double, y: Double) {
    (left + width * Double(score.recency - 1), top + height * Double(5 - score.frequency))
  }
}
