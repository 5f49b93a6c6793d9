internal import Base
internal import Intake

/// On which scale answers are, by the least and the greatest that occurs.
struct ScaleGuess: Sendable {
  let low: Int
  let high: Int
  let reason: String
  /// What has to be looked at, because no answer is at an end of the scale.
  let doubt: String?

  private static let usual = [(1, 5), (0, 5), (1, 7), (1, 10), (0, 10)]

  init(_ items: [Int], _ columns: BesideColumns) {
    var rows: [Int: Int] = [:]
    for item in items { for (score, count) in columns.scores(item) { rows[score, default: 0] += count } }
    let all = rows.values.reduce(0, +)
    func outside(_ scale: (Int, Int)) -> Int {
      rows.filter { $0.key < scale.0 * 1000 || $0.key > scale.1 * 1000 }.values.reduce(0, +)
    }
    // One answer in a hundred may be a fault.
    let scale = Self.usual.first { outside($0) * 100 <= all } ?? (0, 10)
    low = scale.0
    high = scale.1
    let inside = rows.keys.filter { (scale.0 * 1000...scale.1 * 1000).contains($0) }
    let least = inside.min() ?? low * 1000
    let most = inside.max() ?? high * 1000
    let off = outside(scale)
    reason = "\(all - off) of \(all) answers are from \(Self.shown(least)) to \(Self.shown(most))"
    if off > 0 {
      doubt =
        "whether answers are from \(low) to \(high): \(off) of \(all) \(off == 1 ? "is" : "are") not, and would be refused"
    } else if least != low * 1000 || most != high * 1000 {
      doubt =
        "whether answers may be from \(low) to \(high): those that occur are from \(Self.shown(least)) to \(Self.shown(most))"
    } else {
      doubt = nil
    }
  }

  private static func shown(_ thousandths: Int) -> String {
    thousandths % 1000 == 0 ? "\(thousandths / 1000)" : "\(thousandths / 1000).\(abs(thousandths) / 100 % 10)"
  }

  /// From which scores on customers are satisfied or recommend the shop, as is usual on such a scale.
  var thresholds: [(String, Int)] {
    switch (low, high) {
    case (0, 10), (1, 10):
      [("satisfied_from", 8), ("dissatisfied_to", 4), ("promoters_from", 9), ("detractors_to", 6)]
    case (_, 7): [("satisfied_from", 6), ("dissatisfied_to", 3)]
    case (_, 5): [("satisfied_from", 4), ("dissatisfied_to", 2)]
    default: []
    }
  }
}

/// Questions put together by their names: `trust1` and `trust2` are about one thing.
struct QuestionGroups: Sendable {
  typealias Group = (name: String, items: [String])

  /// Parts of delivered value.
  private(set) var components: [Group] = []
  private(set) var constructs: [Group] = []

  private static let parts: [(component: String, words: [String])] = [
    ("product", ["product", "quality"]), ("service", ["service"]), ("personnel", ["personnel", "staff"]),
    ("image", ["image", "brand"]), ("money", ["price", "money", "cost"]), ("time", ["time", "waiting"]),
    ("energy", ["energy", "effort"]), ("psychic", ["psychic", "worry", "risk"]),
  ]

  init(_ items: [Int], _ columns: BesideColumns) {
    var groups: [Group] = []
    for name in items.map(columns.name) {
      let stem = Self.stem(name)
      if let place = groups.firstIndex(where: { $0.name == stem }) {
        groups[place].items.append(name)
      } else {
        groups.append((stem, [name]))
      }
    }
    var found: [String: [String]] = [:]
    for group in groups {
      let words = HeaderName(group.name)
      if let part = Self.parts.first(where: { $0.words.contains { words.text == $0 } }) {
        found[part.component, default: []] += group.items
      } else {
        constructs.append(group)
      }
    }
    components = Self.parts.compactMap { part in found[part.component].map { (part.component, $0) } }
  }

  /// The name without the number at its end.
  private static func stem(_ name: String) -> String {
    var stem = Substring(name)
    while let last = stem.last, last.isNumber || "_-. ".contains(last) { stem.removeLast() }
    return stem.isEmpty ? name : String(stem)
  }
}
