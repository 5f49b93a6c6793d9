internal import Base
internal import Intake
internal import Reports

extension Settings.Relationship {
  /// The section `relationship`. `levels` names only the cells that differ from the default:
  /// `levels: {few: {high: partnership}}`.
  init(reading relationship: MappingReader, tiers: [String], declared: Declared?) {
    self.init()
    dimension = relationship.dimension("dimension", declared)
    relationship.section("customers") { customers in
      few = customers.value("few", .whole(atLeast: 0), else: few)
      many = customers.value("many", .whole(atLeast: 1), else: many)
      if few >= many {
        customers.complain(
          about: customers.has("many") ? "many" : "few",
          "few is up to \(few) and many from \(many); wanted few below many")
      }
    }
    relationship.section("margin") { margin in
      lowMillionths = margin.value("low", .margin, else: lowMillionths)
      highMillionths = margin.value("high", .margin, else: highMillionths)
      if lowMillionths > highMillionths {
        margin.complain(
          about: margin.has("high") ? "high" : "low",
          "low is above high; wanted low no larger than high")
      }
    }
    if let place = relationship.place("margins") {
      readMargins(at: place, tiers: tiers, declared: declared)
    }
    relationship.section("levels") { levels in
      for size in GroupSize.allCases {
        levels.section(size.rawValue) { row in
          for margin in MarginClass.allCases {
            let cell = Cell(size, margin)
            if let level = row.value(margin.rawValue, .text) { self.levels[cell] = level }
          }
        }
      }
    }
  }

  /// Margins of groups, by tier name or by value of the dimension. What values the dimension has
  /// only the data can tell; without one, the tiers are all there is.
  private mutating func readMargins(at place: Place, tiers: [String], declared: Declared?) {
    guard let groups = place.entries(wanted: "margins such as gold: 0.25") else { return }
    if declared?.hasCost == true, !groups.isEmpty {
      place.complain(
        "margins are known from the data, as source.columns maps cost or profit; leave them out")
    }
    for (group, value) in groups {
      if let margin = value.read(.margin) { margins[group] = margin }
      if dimension == nil, declared != nil, !tiers.contains(group) {
        let hint = tiers.nearest(to: group).map { "; did you mean \($0.shown)?" } ?? ""
        value.complainAboutKey(
          "unknown group; known without relationship.dimension: \(tiers.map(\.shown).joined(separator: " "))\(hint)"
        )
      }
    }
  }
}
