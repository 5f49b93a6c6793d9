internal import Intake

/// By which columns tables could be split: texts with few distinct values that no other part claims.
struct DimensionGuess: Sendable {
  struct Candidate: Sendable {
    let column: Int
    let reason: String
  }

  struct ProposedDimension: Sendable {
    let name: String
    let column: String
    let level: Mapping.Dimension.Level
    let reason: String
  }

  /// Nobody reads a table that is split by more values than this.
  private static let mostValues = 100
  /// More dimensions than this make more tables than anybody looks at.
  private static let mostDimensions = 8

  private(set) var candidates: [Candidate] = []
  private(set) var remarks: [String] = []
  /// Columns of states such as paid or cancelled, with their values.
  private(set) var statuses: [(column: String, values: [(text: String, rows: Int)])] = []
  /// Columns that mark test orders, with the values that do.
  private(set) var testMarks: [(column: String, values: [String])] = []

  init(_ survey: Survey, _ roles: RoleGuess, _ platform: PlatformMatch?, hasHeader: Bool) {
    let used = roles.used
    let wanted = platform.map { match in Set(match.platform.dimensions.compactMap { match.column($0) }) }
    for column in survey.columns.indices
    where !used.contains(column) && survey.isNameable(column) && wanted?.contains(column) != false {
      consider(column, survey, hasHeader: hasHeader)
    }
    if candidates.count > Self.mostDimensions {
      let more = candidates.dropFirst(Self.mostDimensions).map {
        String(reflecting: survey.columns[$0.column].name)
      }
      remarks.append("further columns with few values: \(more.joined(separator: ", "))")
      candidates.removeLast(candidates.count - Self.mostDimensions)
    }
  }

  private mutating func consider(_ column: Int, _ survey: Survey, hasHeader: Bool) {
    let values = survey.columns[column]
    let facts = survey.facts[column]
    let name = values.name
    guard values.filled > 0, !values.isDate else { return }
    if hasHeader, Self.namesTests(name), values.isComplete, values.distinct <= 3 {
      let marks = values.mostFrequent.map(\.text).filter { Self.yes.contains($0.lowercased()) }
      if !marks.isEmpty, marks.count < values.distinct || values.empty > 0 { testMarks.append((name, marks)) }
    }
    let isNamed = hasHeader && Self.has(name, Self.words)
    // Numbers are measures, unless the name says that they stand for places or people.
    guard !facts.isNumeric || isNamed && facts.isWhole else { return }
    if hasHeader, Self.has(name, Self.statusWords), values.distinct <= 30 {
      statuses.append((name, values.mostFrequent))
    }
    if values.distinct == 1, values.empty == 0 {
      remarks.append(
        "\(String(reflecting: name)) is \(String(reflecting: values.mostFrequent[0].text)) in all rows")
    } else if !values.isComplete || values.distinct > Self.mostValues {
      guard isNamed else { return }
      remarks.append(
        "\(String(reflecting: name)) has \(values.distinct)\(values.isComplete ? "" : " or more") values, too many to split tables by"
      )
    } else if 2 * values.distinct <= values.filled, 2 * values.filled >= survey.records {
      let none = values.empty > 0 ? ", empty in \(values.empty) rows, which count as (none)" : ""
      candidates.append(Candidate(column: column, reason: "\(values.distinct) distinct values\(none)"))
    }
  }

  /// With the level that the values' place in orders asks for.
  func dimensions(_ survey: Survey, _ checks: LineChecks, orders: String) -> [ProposedDimension] {
    var names = Self.taken
    return candidates.map { candidate in
      let name = survey.columns[candidate.column].name
      let varying = checks.varying[candidate.column] ?? 0
      // One in fifty: a customer may have moved within a day, but a category changes from line to line.
      let isOfLine = varying * 50 > checks.orders
      var own = Self.word(name)
      while !names.insert(own).inserted { own += "_2" }
      return ProposedDimension(
        name: own, column: name, level: isOfLine ? .line : .purchase,
        reason: candidate.reason
          + (varying > 0
            ? "; several of them in \(varying) of \(checks.orders) \(orders)"
            : "; one for each of the \(orders)"))
    }
  }

  /// Names that the tables use themselves.
  private static let taken: Set<String> = [
    "all", "customer", "product", "tier", "purchase", "cohort", "value_tier",
  ]

  /// A name that needs no quotes in the tables' columns: `Sub-Category` is `sub-category`.
  private static func word(_ header: String) -> String {
    var word = ""
    var previous: Character = " "
    for character in header {
      if character.isUppercase, previous.isLowercase, word.last != "_" { word += "_" }
      let isKept = character.isLetter || character.isNumber || character == "-"
      if isKept { word += character.lowercased() } else if word.last != "_" { word += "_" }
      previous = character
    }
    while word.last == "_" || word.last == "-" { word.removeLast() }
    while word.first == "_" || word.first == "-" { word.removeFirst() }
    guard let first = word.first, first.isLetter else { return "dimension_" + (word.isEmpty ? "1" : word) }
    return word
  }

  private static func has(_ name: String, _ words: [String]) -> Bool {
    let name = name.lowercased()
    return words.contains { name.contains($0) }
  }

  private static let words = [
    "region", "country", "state", "city", "segment", "categ", "kateg", "catég", "channel", "kanal", "store",
    "shop", "branch", "filiale", "depart", "warengruppe", "gruppe", "group", "rep", "seller", "vertreter",
    "warehouse", "lager", "brand", "marke", "land", "gebiet", "pays", "région", "magasin", "país", "tienda",
    "地区", "省", "城市", "渠道", "门店", "类别", "品类", "品牌", "区域",
  ]
  private static let yes: Set<String> = [
    "true", "yes", "y", "1", "x", "t", "test", "ja", "wahr", "oui", "sí", "si", "是",
  ]

  /// `is_test`, `Test Order`, `testOrder`; not `latest` and not `tested`.
  private static func namesTests(_ name: String) -> Bool {
    var words = [""]
    for character in name {
      if !character.isLetter || character.isUppercase && words[words.count - 1].last?.isLowercase == true {
        words.append("")
      }
      if character.isLetter { words[words.count - 1] += String(character) }
    }
    return words.contains { $0.lowercased() == "test" } || name.contains("测试")
  }

  private static let statusWords = ["status", "zustand", "statut", "estado", "状态"]
}
