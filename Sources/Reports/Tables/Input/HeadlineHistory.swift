public import Base

/// How did the headline change from night to night? It lies beside the tables, as `history.csv`.
public struct HeadlineHistory: Table {
  public init() {}

  public static let reference = Reference(
    name: "history",
    question: "How did the headline look in each snapshot that was published?",
    grain: "One row per as-of day, by that day. Written beside `tables/`, as `history.csv`.",
    key: ["as_of"], order: .risingKey,
    definition: """
      The row of `headline` of every snapshot that was published so far, this one included, also of those that
      are not kept any more. Of several snapshots as of the same day it is the one that was published last. A
      row stands as that snapshot wrote it: later exports, settings and versions do not change it, so two rows
      may have been counted in two ways. What a snapshot of an older version did not know is empty.
      """,
    example: "")

  /// One headline, cell by cell as it was written.
  public struct Row: Sendable {
    /// In the order of the columns.
    let cells: [Field]

    /// - Parameter cells: The snapshot's name, then the cells of the headline.
    public init(_ cells: [Field]) {
      self.cells = cells
    }
  }

  /// The names of the columns.
  public static let columnNames = headings.map(\.name)

  /// The snapshot, then the headline's own headings: the cells are as they were written there.
  private static let headings =
    [Heading(name: "snapshot", kind: .text, meaning: "the name of the snapshot's folder")]
    + Headline.columns(.placeholders).map(\.heading)

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    headings.enumerated().map { place, heading in
      Column(heading.knownOrNot) { $0.cells[place] }
    }
  }
}

extension Heading {
  /// The same column where a cell may be empty, but for the key.
  fileprivate var knownOrNot: Heading {
    Heading(name: name, kind: kind, meaning: meaning, accepted: accepted, isRequired: name == "as_of")
  }
}
