internal import CSV
internal import Intake

/// A platform found in an export's header.
struct PlatformMatch: Sendable {
  let platform: Platform
  private let fields: [String: Int]
  private let columns: [String]

  /// The platform of which the header has most of the named columns.
  init?(_ columns: [String]) {
    let fields = Dictionary(columns.indices.map { (Self.key(columns[$0]), $0) }) { first, _ in first }
    func isHere(_ platform: Platform) -> Bool { platform.needs.allSatisfy { fields[Self.key($0)] != nil } }
    let most = Platform.all.filter(isHere).max { $0.needs.count < $1.needs.count }
    guard let most else { return nil }
    platform = most
    self.fields = fields
    self.columns = columns
  }

  static func key(_ name: String) -> String { name.lowercased() }

  func column(_ name: String) -> Int? { fields[Self.key(name)] }

  /// As the export writes it; nil where it is not there.
  func name(_ name: String) -> String? { column(name).map { columns[$0] } }

  func column(of role: Platform.RoleColumn) -> Int? { role.names.lazy.compactMap(column).first }

  /// The columns of the sum that are there.
  var sum: (plus: [Int], minus: [Int])? {
    guard let sum = platform.sum else { return nil }
    let plus = sum.plus.compactMap(column)
    return plus.isEmpty ? nil : (plus, sum.minus.compactMap(column))
  }
}

// What is left out.
extension PlatformMatch {
  /// The rules that leave lines out: those of the platform, and its states and kinds that are no sales, in the export's
  /// own capitals.
  func exclusions(_ survey: Survey) -> [Platform.Rule] {
    var rules = platform.exclude
    for states in [platform.states, platform.kinds].compactMap(\.self) {
      guard let column = column(states.column) else { continue }
      let others = Set(states.others.map(Self.key))
      let seen = survey.columns[column].mostFrequent.map(\.text).filter { others.contains(Self.key($0)) }
      let rest = states.others.filter { other in !seen.contains { Self.key($0) == Self.key(other) } }
      rules.append(Platform.Rule(states.column, .isOneOf(seen + rest), because: states.reason))
    }
    return rules.filter { column($0.column) != nil }
  }
}
