internal import Ledger

/// The names that a pipeline gives to what its tables are about: they stand in the tables as columns and values.
public struct PipelineNames: Sendable {
  /// Of the dimensions, in the pipeline's order.
  public let dimensions: [String]
  /// Of the pyramid's tiers, from the top.
  public let tiers: [String]
  /// Of the stretches of time over which concentration is measured.
  public let scopes: [String]
  /// Of the levels of relationship, by group size and margin; several cells may have the same.
  public let levels: [String]
  /// How many days ahead purchases are expected in: two columns are named after them.
  public let horizons: [NamedDays]
  /// The windows of `repurchase.windows`, rising: a column is named after each of them.
  public let windows: [NamedDays]
  /// Figures about fewer people than this are left empty in tables about groups of people; 0: all are shown.
  public let minGroup: Int

  /// Those of a run.
  public init(_ landmarks: Landmarks) {
    dimensions = landmarks.facts.dimensions.map(\.name)
    tiers = landmarks.settings.pyramid.tiers.map(\.name)
    scopes = landmarks.scopes.names
    windows = landmarks.settings.repurchase.windows.map(NamedDays.days)
    typealias Relationship = Settings.Relationship
    let cells = Relationship.GroupSize.allCases.flatMap { size in
      Relationship.MarginClass.allCases.map { Relationship.Cell(size, $0) }
    }
    levels = cells.compactMap { landmarks.settings.relationship?.levels[$0] }
    horizons = landmarks.settings.value.horizons.map(NamedDays.days)
    minGroup = landmarks.settings.minGroup
  }

  private init(
    dimensions: [String], tiers: [String], scopes: [String], levels: [String], horizons: [NamedDays],
    windows: [NamedDays]
  ) {
    self.dimensions = dimensions
    self.tiers = tiers
    self.scopes = scopes
    self.levels = levels
    self.horizons = horizons
    self.windows = windows
    minGroup = 0
  }

  /// Stand for the names of any pipeline, in descriptions.
  public static let placeholders = PipelineNames(
    dimensions: ["<name>"], tiers: ["<tier>"], scopes: Scopes.named(years: ["<year>"]), levels: ["<level>"],
    horizons: [.any("<near>"), .any("<far>")], windows: [.any("<N>")])
}

// What tables write in their place: each the only list, for the rows as for what the columns may hold.
extension PipelineNames {
  /// Where a buyer can stand in the pyramid of W.
  var tiersAndInactive: [String] { tiers + [PyramidPlace.inactiveName] }

  /// Where a buyer can stand in the pyramid of any window.
  var places: [String] { tiersAndInactive + [PyramidPlace.newName] }

  /// What stands for the customers and the products, beside the names of dimensions.
  static let customer = EntityName.customer
  static let product = EntityName.product

  /// What revenue can be spread over.
  var entities: [String] { [Self.customer, Self.product] + dimensions }
}
