/// One picture with all that belongs to it, before it is laid out on the page.
struct Exhibit {
  /// The question that it answers: its heading.
  let question: String
  /// The answer in a sentence, with its figures; nil where there is nothing to say.
  var says: Prose?
  let body: Body
  /// How to read it, and what it cannot say.
  var note: String?
  /// The figures of the picture in words, for those who do not see it.
  var spoken = ""
  var source: Source
  /// Whether it takes the width of the page.
  var isWide = false

  enum Body {
    case drawing(Drawing)
    /// A drawing that is read by panning where the screen is too narrow for it.
    case panning(Drawing)
    case content(Element)
    /// Why there is no picture.
    case nothing(String)
    /// There is no place for it: the run has not what it is made of. All of a section share one line.
    case absent(Absence)
  }

  enum Absence: Hashable {
    /// The snapshot has no such table, or an older form of it.
    case table
    /// The pipeline has no export of this name.
    case export(String)
  }
}

extension Exhibit {
  var isAbsent: Bool {
    if case .absent = body { true } else { false }
  }

  /// Whether a reason stands in the place of a picture.
  var saysNothing: Bool {
    if case .nothing = body { true } else { false }
  }
}

/// The rows of a table behind a picture: at most 25, as they stand in the file.
struct Source {
  let file: PageFile
  /// Other tables that have figures of the picture.
  var others: [PageFile] = []
  var columns: [String] = []
  var rows: [[String]] = []
  /// How many rows there are of this kind.
  var count = 0

  static let rowLimit = 25
}

/// Draws one picture, or one for each of several dimensions.
protocol Picture: Sendable {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit]
}

/// What a picture is drawn from.
struct PageInput {
  let tables: PageTables
  let headline: HeadlineRow
  let words: any Words
  let settings: PageSettings

  var style: NumberStyle { words.style }
  var currency: String { headline.currency }

  /// Stands where a picture cannot, and says why.
  func nothing(_ question: String, _ file: PageFile, _ reason: String) -> Exhibit {
    Exhibit(question: question, body: .nothing(reason), source: Source(file: file))
  }

  /// Where the snapshot has no such table.
  func noTable(_ question: String, _ file: PageFile) -> Exhibit {
    Exhibit(question: question, body: .absent(.table), source: Source(file: file))
  }

  /// Where a table has no rows: the pipeline lacks the export, or the export does not hold what is asked.
  func nothing(
    _ question: String, _ file: PageFile, fromExport export: String, _ reason: String
  ) throws(PictureError) -> Exhibit {
    let exports = try tables.rows(ExportRow.self)
    guard let exports, !exports.contains(where: { $0.export == export }) else {
      return nothing(question, file, reason)
    }
    return Exhibit(question: question, body: .absent(.export(export)), source: Source(file: file))
  }

  /// The rows of a table behind a picture, as written.
  ///
  /// - Parameter isNewest: the last rows, not the first.
  func source(
    _ file: PageFile, _ columns: [String], and others: PageFile..., isNewest: Bool = false,
    where isWanted: (RowReader) throws(RowFault) -> Bool = { _ throws(RowFault) in true }
  ) -> Source {
    guard let table = tables.table(file) else { return Source(file: file, others: others) }
    var reader = RowReader(columns: table.columns)
    let positions = columns.compactMap { reader.positions[$0] }
    var rows: [[String]] = []
    for cells in table.rows {
      reader.cells = cells
      guard (try? isWanted(reader)) == true else { continue }
      rows.append(cells)
    }
    let shown = isNewest ? rows.suffix(Source.rowLimit) : rows.prefix(Source.rowLimit)
    return Source(
      file: file, others: others, columns: positions.map { table.columns[$0] },
      rows: shown.map { row in positions.map { TextBudget.beginning(of: row[$0], scalars: 40) } },
      count: rows.count)
  }

  /// Rows of figures in words: a name and its values, for those who do not see the picture.
  func spoken(_ columns: [String], _ rows: [[String]]) -> String {
    let head = columns.isEmpty ? "" : columns.joined(separator: ", ") + ". "
    return head
      + rows.prefix(36).map { row in
        row.map { TextBudget.beginning(of: $0, scalars: 40) }.joined(separator: " ")
      }.joined(separator: "; ")
  }

  func percent(_ rate: Rate?) -> String { rate.map { style.percent($0) } ?? "–" }
  func percent0(_ rate: Rate?) -> String { rate.map { style.percent($0, decimals: 0) } ?? "–" }
  func amount(_ amount: Amount?) -> String { amount.map { style.amount($0) } ?? "–" }
  func signed(_ amount: Amount?) -> String { amount.map { style.amount($0, isSigned: true) } ?? "–" }
  func count(_ count: Int?) -> String { count.map(style.count) ?? "–" }
}
