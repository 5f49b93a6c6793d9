internal import Intake

// Rules about lines: which are left out, and which are turned round.
extension Key {
  static let exclude = Key.rules(
    "exclude", \.source.exclusions, example: "{column: Status, in: [cancelled]}",
    "Lines that are left out on purpose. The table quality counts them as excluded.")

  static let negate = Key.rules(
    "negate", \.source.negations, example: "{column: Type, in: [RETURN]}",
    "Lines whose money is turned round: for exports that say in a column that a line is a refund, and write its amount without a minus. "
      + "The amount, discount, cost and profit of the line change their sign. The rules are as those of exclude. Default: none."
  )

  private static func rules(
    _ name: String, _ path: Property<[Exclusion]>, example: String, _ help: String
  ) -> Key {
    .leaf(
      name, wanted: { _ in "a list of rules such as \(example)" },
      read: { pipeline, source in
        let column = pipeline.columnForm
        pipeline[keyPath: path] =
          source.sections(name, of: "rules such as \(example)") { rule in
            let column = rule.required("column", column)
            let test = Exclusion.tests.read(rule)
            guard let column, let test else { return nil }
            return Exclusion(column: column, test: test)
          } ?? []
      },
      written: { pipeline in
        pipeline[keyPath: path].listed {
          "{column: \($0.column.quoted), \(Exclusion.tests.written($0.test))}"
        }
      },
      parts: [.part("column", "the name of a column", "The column that a rule looks at.")]
        + Exclusion.tests.map(\.leaf), help)
  }
}

extension Exclusion {
  /// Numbers in a rule are written with a point; those of the export are read by its decimal sign.
  fileprivate static let tests: [Alternative<Condition>] = [
    Alternative(
      "in", wanted: "a list, each \(Form.columnValue.wanted)",
      read: { $0.set("in", of: .columnValue).map(Condition.isOneOf) },
      written: { if case .isOneOf(let values) = $0 { values.sorted().quoted } else { nil } },
      "The value is one of these."),
    Alternative(
      "not_in", wanted: "a list, each \(Form.columnValue.wanted)",
      read: { $0.set("not_in", of: .columnValue).map(Condition.isNoneOf) },
      written: { if case .isNoneOf(let values) = $0 { values.sorted().quoted } else { nil } },
      "The value is none of these."),
    Alternative(
      "empty", .flag, Condition.isEmpty, part: { if case .isEmpty(let flag) = $0 { flag } else { nil } },
      "The value is empty (true) or not empty (false)."),
    Alternative(
      "starts_with", .columnValue, Condition.startsWith,
      part: { if case .startsWith(let text) = $0 { text } else { nil } }, "The value begins with this text."),
    Alternative(
      "at_most", .decimal, Condition.isAtMost,
      part: { if case .isAtMost(let number) = $0 { number } else { nil } },
      "The value is a number of at most this."),
    Alternative(
      "at_least", .decimal, Condition.isAtLeast,
      part: { if case .isAtLeast(let number) = $0 { number } else { nil } },
      "The value is a number of at least this."),
  ]
}
