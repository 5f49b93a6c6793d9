import Base
import CSV
import Testing

/// Texts that rows share are written as if each row wrote its own.
@Suite struct SharedCellsTests {
  private struct Row {
    let place: Int?
    let number: Int
  }

  private struct Reader: SharedTextReader {
    let texts: [String]
    func texts(for row: Row) -> [String] { texts }
    func place(of row: Row) -> Int? { row.place }
  }

  private static let texts = [
    "a", "", "North", "a,b", "a;b", "say \"so\"", "two\nlines", "=1+1", "-", "sixteen letters!",
    "seventeen letters", String(repeating: "long ", count: 60), "Zürich", "北京",
  ]

  @Test(
    arguments: [
      RowForm(), RowForm(guardsFormulas: true),
      RowForm(delimiter: UInt8(ascii: ";"), decimal: UInt8(ascii: ","), guardsFormulas: true),
    ], [0, 1, 13, 56, 57, 499, 500, 501, 1_201])
  func sharedOrNotTheRowsAreTheSame(_ form: RowForm, _ count: Int) {
    let texts = Self.texts
    let rows = (0..<count).map { number in
      Row(place: number % 15 == 14 ? nil : (number &* 7) % 15 % 14, number: number)
    }
    let shared = RowEncoder(decimals: 2, form: form)
    shared.write(
      rows,
      [
        Column("number", "") { $0.number }, Column("text", "", sharedBy: Reader(texts: texts)),
        Column("again", "", sharedBy: Reader(texts: texts)),
      ])
    let own = RowEncoder(decimals: 2, form: form)
    for row in rows {
      let text: Field = row.place.map { .text(texts[$0]) } ?? .unknown
      own.write(.whole(row.number))
      own.write(text)
      own.write(text)
      own.endRow()
    }
    #expect(shared.bytes == own.bytes)
    #expect(shared.rows == count)
  }

  @Test func aRowSaysItsTextAlone() {
    let column = Column("text", "what it says", oneOf: ["a", "b"], sharedBy: Reader(texts: ["a", "b"]))
    #expect(column.field(Row(place: 1, number: 0)) == .text("b"))
    #expect(column.field(Row(place: nil, number: 0)) == .unknown)
    #expect(column.heading.kind == .text)
    #expect(!column.heading.isRequired)
    #expect(column.heading.accepted == ["a", "b"])
  }
}
