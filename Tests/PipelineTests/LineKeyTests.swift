import Base
import Intake
import Testing

@testable import Pipeline

/// The keys that say what a line means.
@Suite struct LineKeyTests {
  private func columns(_ columns: String) throws -> Mapping {
    try read(pipeline(columns: columns)).source.mapping
  }

  @Test func customers() throws {
    #expect(try columns("customer: id, date: d, amount: a").customers == [CustomerColumn("id")])
    #expect(
      try columns("customer: {column: id, fold_case: true, drop_suffix: .0}, date: d, amount: a").customers
        == [CustomerColumn("id", foldsCase: true, droppedSuffix: ".0")])
    #expect(
      try columns("customer: [{column: mail, fold_case: true}, phone], date: d, amount: a").customers
        == [CustomerColumn("mail", foldsCase: true), CustomerColumn("phone")])
  }

  @Test func amounts() throws {
    #expect(
      try columns("customer: id, date: d, amount: {plus: [a, b], minus: [c]}").amount
        == .sum(plus: ["a", "b"], minus: ["c"]))
    #expect(try columns("customer: id, date: d, amount: {minus: [c]}").amount == .sum(plus: [], minus: ["c"]))
  }

  /// What is said of a line is part of the fingerprint and of what a kept reading depends on.
  @Test(arguments: [
    "customer: {column: id, fold_case: true}, date: day, amount: sum",
    "customer: {column: id, drop_suffix: \".0\"}, date: day, amount: sum",
    "customer: {column: id, drop_suffix: \".00\"}, date: day, amount: sum",
    "customer: [id, mail], date: day, amount: sum", "customer: [mail, id], date: day, amount: sum",
    "customer: id, date: day, amount: {plus: [sum]}", "customer: id, date: day, amount: {minus: [sum]}",
  ])
  func everyColumnTells(columns: String) throws {
    let plain = try read(smallestPipeline)
    let other = try read(pipeline(columns: columns))
    #expect(other.canonicalSettings != plain.canonicalSettings)
    #expect(other.readingSettings != plain.readingSettings)
  }

  @Test func duplicates() throws {
    for (key, order) in [
      ("last_file_wins", FileOrder.name), ("{last_file_wins: {by: name}}", .name),
      ("{last_file_wins: natural}", .natural),
      ("{last_file_wins: {by: natural}}", .natural), ("{last_file_wins: {by: newest_day}}", .newestDay),
    ] {
      let pipeline = try read(Self.smallestWithOrder + "  duplicates: \(key)\n")
      #expect(pipeline.source.duplicates == .lastFileWins)
      #expect(pipeline.source.fileOrder == order)
      let entry = pipeline.canonicalEntries.first { $0.key == "source.duplicates" }
      #expect(
        entry?.value == (order == .name ? "last_file_wins" : "{last_file_wins: {by: \(order.rawValue)}}"))
    }
  }

  @Test func refunds() throws {
    #expect(
      try columns("customer: id, date: d, amount: a, refund: {amount: b, date: c}").refund
        == Mapping.Refund(amount: "b", date: "c"))
    #expect(
      try columns("customer: id, date: d, amount: a, refund: {amount: b}").refund
        == Mapping.Refund(amount: "b"))
    for (columns, message) in [
      ("refund: {date: c}", "4:55: source.columns.refund.amount: missing; wanted the name of a column"),
      ("refund: b", "4:55: source.columns.refund: found b; wanted keys and values"),
      (
        "refund: {amount: a}",
        "4:55: source.columns.refund: the column a is part of amount too, so it would count twice; leave one of them out"
      ),
    ] {
      let text = pipeline(columns: "customer: id, date: d, amount: a, \(columns)")
      #expect(complaints(about: text) == "t.yml:" + message)
    }
    let texts = try ["", ", refund: {amount: b}", ", refund: {amount: b, date: c}"].map {
      try read(pipeline(columns: "customer: id, date: d, amount: a" + $0)).readingSettings
    }
    #expect(Set(texts).count == 3)
  }

  private static let smallestWithOrder = pipeline(columns: "customer: id, date: day, amount: sum, order: o")

  @Test(arguments: [
    "negate: [{column: Type, in: [RETURN]}]", "fill_down: {by: order, columns: [mail]}",
    "fill_down: {columns: [mail, state]}",
    "aliases: {files: [m.csv], columns: {old: a, new: b}}",
  ])
  func everyRuleTells(key: String) throws {
    let plain = try read(Self.smallestWithOrder)
    let other = try read(Self.smallestWithOrder + "  \(key)\n")
    #expect(other.canonicalSettings != plain.canonicalSettings)
    #expect(other.readingSettings != plain.readingSettings)
  }

  static let wrongFills = RefusedText.list(
    #"""
    fill_down: [state]
    > 5:14: source.fill_down: found a list; wanted keys and values

    fill_down: {by: order}
    > 5:14: source.fill_down.columns: missing; wanted a list, each the name of a column

    fill_down: {by: product, columns: [state]}
    > 5:19: source.fill_down.by: found product; wanted order

    fill_down: {columns: [state, state]}
    > 5:24: source.fill_down.columns: state stands twice

    fill_down: {columns: [o]}
    > 5:24: source.fill_down.columns: o is the order's id, by which cells are filled; a line without one belongs to no order. Leave it out

    fill_down: {columns: [sum]}
    > 5:24: source.fill_down.columns: sum is mapped as amount: what stands on one line of an order would be counted on every line. Leave it out

    fill_down: {columns: [off, id]}
    > 5:24: source.fill_down.columns: off is mapped as discount: what stands on one line of an order would be counted on every line. Leave it out
    """#)

  @Test(arguments: wrongFills) func aWrongFillIsRefused(_ wrong: RefusedText) {
    let text = pipeline(columns: "customer: id, date: day, amount: sum, order: o, discount: off")
    #expect(complaints(about: text + "  " + wrong.yaml) == wrong.message)
  }

  @Test func cellsAreFilledWithinAnOrder() {
    #expect(
      complaints(about: smallestPipeline + "  fill_down: {columns: [mail]}")
        == "t.yml:5:14: source.fill_down: cells are filled within an order, so source.columns.order must be mapped"
    )
  }

  /// A name alone means the same however it is written.
  @Test func plainMeansPlain() throws {
    let plain = try read(smallestPipeline).canonicalSettings
    for customer in ["[id]", "{column: id}", "[{column: id, fold_case: false}]"] {
      #expect(
        try read(pipeline(columns: "customer: \(customer), date: day, amount: sum")).canonicalSettings
          == plain)
    }
  }

  static let wrongColumns = RefusedText.list(
    #"""
    customer: {fold_case: true}, date: d, amount: a
    > 4:23: source.columns.customer.column: missing; wanted the name of a column

    customer: {column: id, fold: true}, date: d, amount: a
    > 4:36: source.columns.customer.fold: unknown key; known here: fold_case drop_suffix column

    customer: {column: id, fold_case: yes}, date: d, amount: a
    > 4:47: source.columns.customer.fold_case: found yes; wanted true or false

    customer: [], date: d, amount: a
    > 4:23: source.columns.customer: found an empty list; wanted a list, each a column

    customer: [id, id], date: d, amount: a
    > 4:28: source.columns.customer[2]: the column id stands twice

    customer: id, date: d, amount: {}
    > 4:44: source.columns.amount.plus: missing; wanted plus, minus or both, each a list of columns

    customer: id, date: d, amount: {plus: [a, b], minus: [b]}
    > 4:66: source.columns.amount.minus: the column b is also in plus, which makes nothing of it; leave one of them out

    customer: id, date: d, amount: {plus: [a, a]}
    > 4:51: source.columns.amount.plus: a stands twice

    customer: id, date: d, amount: {plus: a}
    > 4:51: source.columns.amount.plus: found a; wanted a list, each the name of a column

    customer: id, date: d, amount: {plus: [a]}, unit_price: p
    > 4:69: source.columns.unit_price: amount is a sum of columns, which leaves out quantity × unit_price; leave one of them out
    """#)

  @Test(arguments: wrongColumns) func aWrongColumnIsRefused(_ wrong: RefusedText) {
    #expect(complaints(about: pipeline(columns: wrong.yaml)) == wrong.message)
  }
}
