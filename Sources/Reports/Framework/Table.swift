public import Base
internal import Ledger

/// A table ready to be written.
public struct Table: Sendable {
  public let name: String
  public let headings: [Heading]
  public let rowCount: Int
  public let postings: [Posting]
  /// Why the table is only a header, where that is the pipeline's doing.
  public let wish: Wish?
  private let writeRows: @Sendable (Range<Int>, any RowSink) throws -> Void

  init<R: Report>(_ report: R, rows: R.Rows, _ landmarks: Landmarks) where R.Rows: Sendable {
    let columns = R.columns(dimensions: landmarks.facts.dimensions.map(\.name))
    name = R.reference.name
    headings = columns.map(\.heading)
    rowCount = rows.count
    postings = report.postings(rows, landmarks)
    wish = R.missing(from: landmarks)
    writeRows = { positions, sink in
      try sink.write(report.block(of: rows, at: positions), columns)
    }
  }

  public func writeHeader(to sink: any RowSink) throws {
    for heading in headings { sink.write(.text(heading.name)) }
    try sink.endRow()
  }

  /// Writes some of the rows, so that a long table can be written in parts side by side.
  public func write(_ rows: Range<Int>, to sink: any RowSink) throws {
    try writeRows(rows, sink)
  }
}
