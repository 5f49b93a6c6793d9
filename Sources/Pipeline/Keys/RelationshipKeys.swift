internal import Base
internal import Intake
internal import Reports

extension Key {
  /// Without the section there is no table of levels, so an absent one is not an empty one.
  static let relationship = Key.optionalSection(
    "relationship", \.settings.relationship, begun: Settings.Relationship(),
    "How close a relationship each group of customers is worth. Without this section the table is only a header.",
    [
      .dimension(
        "dimension", \.relationship.dimension,
        "The dimension whose values are judged too. Default: only the tiers."),
      .section(
        "customers",
        [
          .value("few", \.relationship.few, .whole(atLeast: 0), "Up to so many customers are few."),
          .value("many", \.relationship.many, .whole(atLeast: 1), "So many customers or more are many."),
        ],
        check: { pipeline, customers in
          let (few, many) = (pipeline.relationship.few, pipeline.relationship.many)
          guard few >= many else { return }
          customers.complain(
            about: customers.has("many") ? "many" : "few",
            "few is up to \(few) and many from \(many); wanted few below many")
        }),
      .section(
        "margin",
        [
          .value("low", \.relationship.lowMillionths, .margin, "A margin under this is low."),
          .value("high", \.relationship.highMillionths, .margin, "A margin of at least this is high."),
        ],
        check: { pipeline, margin in
          guard pipeline.relationship.lowMillionths > pipeline.relationship.highMillionths else { return }
          margin.complain(
            about: margin.has("high") ? "high" : "low",
            "low is above high; wanted low no larger than high")
        }),
      .margins,
      .section("levels", Settings.Relationship.GroupSize.allCases.map(levels)),
    ])

  private static func levels(_ size: Settings.Relationship.GroupSize) -> Key {
    .section(
      size.rawValue,
      Settings.Relationship.MarginClass.allCases.map { margin in
        let cell = Settings.Relationship.Cell(size, margin)
        return .leaf(
          margin.rawValue, wanted: { _ in Form.text.wanted },
          read: { pipeline, row in
            if let level = row.value(margin.rawValue, .text) { pipeline.relationship.levels[cell] = level }
          }, written: { $0.relationship.levels[cell]?.quoted ?? "none" },
          "The level of \(size.rawValue) customers with a \(margin.rawValue) margin.")
      })
  }

  /// Margins of groups, by tier name or by value of the dimension. What values the dimension has
  /// only the data can tell; without one, the tiers are all there is.
  private static let margins = Key.leaf(
    "margins", wanted: { _ in "margins such as gold: 0.25" },
    read: { pipeline, relationship in
      guard let place = relationship.place("margins"),
        let groups = place.entries(wanted: "margins such as gold: 0.25")
      else { return }
      if pipeline.isMappingRead, pipeline.source.mapping.cost != nil, !groups.isEmpty {
        place.complain(
          "margins are known from the data, as source.columns maps cost or profit; leave them out")
      }
      let tiers = pipeline.settings.pyramid.tiers.map(\.name)
      for (group, value) in groups {
        if let margin = value.read(.margin) { pipeline.relationship.margins[group] = margin }
        if pipeline.relationship.dimension == nil, pipeline.isMappingRead, !tiers.contains(group) {
          let hint = tiers.nearest(to: group).map { "; did you mean \($0.shown)?" } ?? ""
          value.complainAboutKey(
            "unknown group; known without relationship.dimension: \(tiers.map(\.shown).joined(separator: " "))\(hint)"
          )
        }
      }
    },
    written: { pipeline in
      let groups = pipeline.relationship.margins.sorted {
        $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }
      let margin = Form<Int>.margin
      return "{" + groups.map { "\($0.key.quoted): \(margin.written($0.value))" }.joined(separator: ", ")
        + "}"
    },
    "The margins of groups, by tier or by value of the dimension, if no cost is mapped.")
}

extension Pipeline {
  /// What the section's keys are read into, once the section has begun.
  fileprivate var relationship: Settings.Relationship {
    get { settings.relationship ?? Settings.Relationship() }
    set { settings.relationship = newValue }
  }
}
