import Base
import Testing

@Suite struct FieldTests {
  @Test func valuesTellHowTheyAreWritten() throws {
    let day = try #require(Day(iso: "2026-03-09"))
    #expect("x".field == .text("x"))
    #expect(3.field == .whole(3))
    #expect(true.field == .flag(true))
    #expect(Money(units: 250).field == .money(Money(units: 250)))
    #expect(day.field == .day(day))
    #expect(Period(.month, containing: day).field == .text("2026-03"))
    #expect(Share(1, of: 4).field == .number(0.25))
    #expect(Ratio(3, over: 2).field == .number(1.5))
  }

  @Test func unknownIsEmptyAndKeepsItsKind() {
    let unknown: Share? = nil
    #expect(unknown.field == .unknown)
    #expect(Share?.kind == .share && Money?.kind == .money && Day?.kind == .day)
  }

  @Test func columnTakesItsKindFromItsValue() {
    let column = Column<Int>("rate", "half of it") { Share($0, of: 2) }
    #expect(column.heading == Heading(name: "rate", kind: .share, meaning: "half of it"))
    #expect(column.field(1) == .number(0.5))
  }
}

@Suite struct ShareTests {
  @Test func thereIsNoShareOfNothing() {
    #expect(Share(0, of: 0) == nil && Share(3, of: 0) == nil)
    #expect(Ratio(Money(units: 1), over: .zero) == nil)
    #expect(Ratio(1, over: 0) == nil)
  }

  @Test func partOfAWhole() {
    #expect(Share(0, of: 5)?.value == 0)
    #expect(Share(1139, of: 2357).map { SixDigits($0.value).description } == "0.483241")
    #expect(Ratio(Money(units: -1), over: Money(units: 4))?.value == -0.25)
  }

  /// A sink that says nothing of it is written to row by row; a column alone gives its cells one below the other.
  @Test func rowsAreWrittenColumnByColumn() throws {
    final class Fields: RowSink {
      var rows: [[Field]] = [[]]
      func write(_ field: Field) { rows[rows.count - 1].append(field) }
      func endRow() { rows.append([]) }
    }
    let columns = (0..<5).map { place in
      Column<Int>("c\(place)", "the row and its place") { $0 * 10 + place }
    }
    let sink = Fields()
    try sink.write([1, 2, 3], columns)
    #expect(sink.rows == (1...3).map { row in (0..<5).map { .whole(row * 10 + $0) } } + [[]])
    let cells = Fields()
    columns[4].cells([1, 2, 3].span, cells)
    #expect(cells.rows == [[.whole(14), .whole(24), .whole(34)]])
    #expect([1, 2, 3].map { columns[4].field($0) } == cells.rows[0])
  }
}
