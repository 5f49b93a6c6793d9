/// What was counted, and what was not? One bar of the five kinds of lines, and why lines were refused.
enum InputAccount: Picture {
  private static let reasonLimit = 12

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard
      let totals = try page.tables.rows(
        QualityRow.self, where: { row throws(RowFault) in try row.text("file") == "(total)" }),
      let total = totals.first, let refusals = try page.tables.rows(RefusalRow.self)
    else { return [page.noTable(words.whatCounted, .quality)] }
    guard total.lines > 0 else { return [page.nothing(words.whatCounted, .quality, words.noLines)] }
    let kinds = [
      (words.accepted, total.accepted, Ink.new), (words.afterAsOf, total.afterAsOf, .back),
      (words.duplicate, total.duplicate, .iron), (words.excluded, total.excluded, .mute),
      (words.refused, total.refused, .lost),
    ]
    let reasons = refusals.map(\.reason).uniqued().enumerated().map { index, reason in
      (index, reason, refusals.filter { $0.reason == reason }.reduce(0) { $0 + $1.lines })
    }.sorted { ($1.2, $0.0) < ($0.2, $1.0) }
    return [
      Exhibit(
        question: words.whatCounted,
        says: words.counted(total.accepted, of: total.lines, refused: total.refused),
        body: .drawing(drawing(kinds, total.lines, reasons.map { ($0.1, $0.2) }, page)),
        note: words.rejectsNote,
        spoken: page.spoken(
          [words.lines],
          kinds.map { [$0.0, page.count($0.1)] } + reasons.map { [words.reason($0.1), page.count($0.2)] }),
        source: page.source(
          .quality,
          ["file", "lines", "accepted", "after_as_of", "duplicate", "excluded", "refused", "revenue"],
          and: .refusals, .rejects,
          isNewest: true))
    ]
  }

  private static func drawing(
    _ kinds: [(String, Int, Ink)], _ lines: Int, _ reasons: [(String, Int)], _ page: PageInput
  ) -> Drawing {
    let shown = reasons.prefix(reasonLimit)
    let legend = 62.0 + 18 * Double(kinds.count)
    var drawing = Drawing(height: legend + (shown.isEmpty ? 0 : 26 + 20 * Double(shown.count)))
    let x = Scale(0...Double(lines), to: 0, Drawing.width)
    var before = 0
    for (_, count, ink) in kinds {
      drawing.bar(
        x: x(Double(before)), y: 6, width: x(Double(count)) - x(0) - (before + count < lines ? 1 : 0),
        height: 30, ink)
      before += count
    }
    for (index, (name, count, ink)) in kinds.enumerated() {
      let y = 58 + 18 * Double(index)
      drawing.bar(x: 0, y: y - 9, width: 10, height: 10, ink)
      drawing.text(name, x: 16, y: y, .plain, room: 160)
      drawing.text(page.count(count), x: 240, y: y, .plain.at(.end))
    }
    guard !shown.isEmpty else { return drawing }
    drawing.text(page.words.refusedBecause, x: 0, y: legend + 8, .quiet, room: 390)
    let length = Scale(0...Double(shown.map(\.1).max() ?? 1), to: 0, 110)
    for (index, (reason, count)) in shown.enumerated() {
      let y = legend + 26 + 20 * Double(index)
      drawing.text(page.words.reason(reason), x: 196, y: y, .plain.at(.end), room: 196)
      drawing.bar(x: 204, y: y - 10, width: length(Double(count)), height: 12, .lost)
      drawing.text(page.count(count), x: 210 + length(Double(count)), y: y)
    }
    return drawing
  }
}
