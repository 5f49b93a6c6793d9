internal import Base

/// Rows about fewer people than `privacy.min_group` keep their place and have no figures.
///
/// It holds for the tables of the exports beside the lines: what a group complains of, answers or redeems must not be told
/// where so few belong to it that everybody knows who is meant. `reconciliation` checks the whole figures.
extension PipelineNames {
  /// The same columns, with empty cells where a row is about too few people.
  ///
  /// - Parameters:
  ///   - kept: The columns that say which row it is. They are always written.
  ///   - people: How many people the row is about.
  func hidingSmallGroups<Row>(
    _ columns: [Column<Row>], keeping kept: Set<String>, people: @escaping @Sendable (Row) -> Int
  ) -> [Column<Row>] {
    hiding(columns, where: { !kept.contains($0) }, people)
  }

  /// The same columns, some of them with empty cells where they are about too few people.
  ///
  /// - Parameter people: How many people these figures are about; of several groups that are compared, the smallest.
  func hidingSmallGroups<Row>(
    _ columns: [Column<Row>], in names: Set<String>, people: @escaping @Sendable (Row) -> Int
  ) -> [Column<Row>] {
    hiding(columns, where: { names.contains($0) }, people)
  }

  private func hiding<Row>(
    _ columns: [Column<Row>], where concerns: (String) -> Bool, _ people: @escaping @Sendable (Row) -> Int
  ) -> [Column<Row>] {
    let least = minGroup
    // Without the key no run is slower, and no column may be empty that was not before.
    guard least > 0 else { return columns }
    return columns.map { column in
      let heading = column.heading
      guard concerns(heading.name) else { return column }
      return Column(
        Heading(name: heading.name, kind: heading.kind, meaning: heading.meaning, accepted: heading.accepted)
      ) { [field = column.field] row in people(row) < least ? .unknown : field(row) }
    }
  }
}
