internal import Base
internal import Intake

extension Key {
  /// What the tables are split by, in the file's order, which is the tables' order too.
  static let dimensions = Key.leaf(
    "dimensions", wanted: { _ in "dimensions such as country: Country" },
    read: { pipeline, source in
      guard let entries = source.place("dimensions")?.entries(wanted: "dimensions such as country: Country")
      else { return }
      pipeline.source.mapping.dimensions = entries.compactMap { name, value in
        Mapping.Dimension(name, reading: value, column: pipeline.columnForm)
      }
    },
    written: { pipeline in
      pipeline.source.mapping.dimensions.listed {
        "{name: \($0.name.quoted), column: \($0.column.quoted), level: \($0.level.rawValue)}"
      }
    },
    parts: [
      .part("column", "the name of a column", "The column of the dimension, when its level is given too."),
      .part(
        "level", Form<Mapping.Dimension.Level>.choice().wanted,
        "purchase: the value belongs to the purchase. line: it belongs to the line, and also splits the tables about products."
      ),
    ],
    "The columns to split the tables by: a name and its column. A name is a letter, then letters, digits, _ or -. "
      + "Not allowed: all, customer, product, tier, purchase, cohort, value_tier.")

  /// A key that names one of the dimensions of the source.
  static func dimension(
    _ name: String, _ path: Property<String?>, _ help: String
  ) -> Key {
    .leaf(
      name, wanted: { _ in "the name of a dimension of source.dimensions" },
      read: { pipeline, reader in
        let known = pipeline.source.mapping.dimensions.map(\.name)
        if !pipeline.isMappingRead {
          pipeline[keyPath: path] = reader.value(name, .text)
        } else if known.isEmpty, reader.has(name) {
          reader.complain(about: name, "names a dimension, but source.dimensions declares none")
        } else {
          pipeline[keyPath: path] = reader.value(name, .one(of: known))
        }
      }, written: { $0[keyPath: path]?.quoted ?? "none" }, help)
  }
}

extension Mapping.Dimension {
  /// Names that the tables use themselves.
  private static let taken = ["all", "customer", "product", "tier", "purchase", "cohort", "value_tier"]

  fileprivate init?(_ name: String, reading value: WrittenValue, column: Form<String>) {
    Self.check(name, at: value)
    if value.isMapping {
      let dimension: Self?? = value.mapping { reader in
        let level = reader.value("level", .choice(), else: Level.purchase)
        return reader.required("column", column).map { Self(name: name, column: $0, level: level) }
      }
      guard case .some(.some(let dimension)) = dimension else { return nil }
      self = dimension
    } else {
      guard let column = value.read(column) else { return nil }
      self.init(name: name, column: column)
    }
  }

  /// A dimension's name becomes part of column names (`first_country`), so it must need no quotes.
  private static func check(_ name: String, at value: WrittenValue) {
    let isWord =
      name.first?.isLetter ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    if !isWord {
      value.complainAboutKey(
        "found \(name.shown); wanted the name of a dimension: a letter, then letters, digits, _ or -"
      )
    } else if taken.contains(name) {
      value.complainAboutKey(
        "the name \(name) is taken by the tables; others taken: \(taken.filter { $0 != name }.joined(separator: " "))"
      )
    }
  }
}
