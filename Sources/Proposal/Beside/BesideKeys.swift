internal import Base
internal import Intake

/// What a section says besides its files and columns, and what of it has to be looked at.
struct BesideKeys: Sendable {
  let export: BesideExport
  private var columns: BesideColumns { export.columns }

  init(_ export: BesideExport) { self.export = export }

  func write(to text: inout YAMLText, indent: Int) {
    switch export.kind {
    case .feedback: writeFeedback(&text, indent)
    case .staff: writeStaff(&text, indent)
    case .survey: writeSurvey(&text, indent)
    case .points, .staffEvents: writeKinds(&text, indent)
    default: break
    }
  }

  /// What nothing in the export decides.
  var open: [OpenPoint] {
    switch export.kind {
    case .feedback: feedbackPoints
    case .survey: surveyPoints
    case .points, .staffEvents: kinds.doubtful.map { [point("kinds", $0)] } ?? []
    case .campaignTargets: controlPoints
    default: []
    }
  }

  private func point(_ key: String, _ words: String) -> OpenPoint {
    OpenPoint("\(export.kind.rawValue).\(key)", words)
  }
}

// Kinds.
extension BesideKeys {
  private typealias Kinds = (lists: [(kind: String, words: [String])], doubtful: String?)

  private var kinds: Kinds {
    guard let index = export.match.columns[.kind] else { return ([], nil) }
    var lists: [(kind: String, words: [String])] = []
    var doubtful: [String] = []
    let values = columns.column(index).mostFrequent.map(\.text).sorted()
    let named = Set(values.compactMap { KindWords.kind($0, in: export.kind) })
    for value in values {
      let sure = KindWords.kind(value, in: export.kind)
      let kind = sure ?? KindWords.initial(value, in: export.kind, besides: named)
      if sure == nil { doubtful.append(value) }
      // What is not known stays what it is where that may be; else it is refused.
      guard let kind = kind ?? (export.kind == .feedback ? value : nil) else { continue }
      if let place = lists.firstIndex(where: { $0.kind == kind }) {
        lists[place].words.append(value)
      } else {
        lists.append((kind, [value]))
      }
    }
    guard !doubtful.isEmpty else { return (lists, nil) }
    let shown = doubtful.prefix(8).map { String(reflecting: $0) }.joined(separator: ", ")
    return (
      lists,
      "what \(shown)\(doubtful.count > 8 ? " and others" : "") of \(columns.quoted(index)) stand\(doubtful.count == 1 ? "s" : "") for"
        + (export.kind == .feedback ? "" : "; records with a word that stands in no list are refused")
    )
  }

  private func writeKinds(_ text: inout YAMLText, _ indent: Int) {
    let lists = kinds.lists.map { "\(YAMLText.scalar($0.kind)): \(YAMLText.list($0.words))" }
    if !lists.isEmpty { text.line("kinds: {\(lists.joined(separator: ", "))}", indent: indent) }
  }
}

// Feedback.
extension BesideKeys {
  /// Kinds that say that a customer is dissatisfied, of those that occur.
  private var complaints: [String] {
    export.match.columns[.kind] == nil
      ? [defaultKind].filter { $0 != "score" }
      : kinds.lists.map(\.kind).filter { ["complaint", "return"].contains($0) }
  }

  /// The kind of all records, where no column says it.
  private var defaultKind: String {
    if export.match.columns[.score] != nil { return "score" }
    return flag == nil ? "complaint" : "return"
  }

  /// A column that says yes or no to whether an order was returned.
  private var flag: Int? {
    columns.indices.first { index in
      HeaderName(columns.name(index)).has("returned") && columns.isKindLike(index)
        && columns.column(index).mostFrequent.allSatisfy {
          Self.yes.contains($0.text.lowercased()) || Self.isNo($0.text)
        }
    }
  }

  private static let yes: Set = ["yes", "y", "true", "1", "ja", "oui", "si", "是", "returned"]
  private static func isNo(_ text: String) -> Bool {
    ["no", "n", "false", "0", "nein", "non", "否", "not"].contains(text.lowercased())
  }

  private func writeFeedback(_ text: inout YAMLText, _ indent: Int) {
    if export.match.columns[.kind] != nil {
      writeKinds(&text, indent)
    } else {
      text.line("kind: \(defaultKind)", indent: indent)
    }
    if let flag {
      let no = columns.column(flag).mostFrequent.map(\.text).filter(Self.isNo)
      if !no.isEmpty {
        text.line(
          "exclude: [{column: \(YAMLText.scalar(columns.name(flag))), in: \(YAMLText.list(no))}]",
          indent: indent)
      }
    }
    if !complaints.isEmpty { text.line("complaints: \(YAMLText.list(complaints))", indent: indent) }
    guard let scale = score.map({ ScaleGuess([$0], columns) }) else { return }
    text.comment(scale.reason, indent: indent)
    text.line("scale: {low: \(scale.low), high: \(scale.high)}", indent: indent)
    text.comment("by the common habit; a higher score is taken for a better one", indent: indent)
    for (key, value) in scale.thresholds { text.line("\(key): \(value)", indent: indent) }
  }

  private var score: Int? { export.match.columns[.score] }

  private var feedbackPoints: [OpenPoint] {
    var points: [OpenPoint] = []
    if let words = kinds.doubtful { points.append(point("kinds", words)) }
    if let score, let words = ScaleGuess([score], columns).doubt { points.append(point("scale", words)) }
    if complaints.isEmpty, score == nil {
      points.append(point("complaints", "which kinds say that a customer is dissatisfied: none is named so"))
    }
    if export.match.columns[.kind] == nil, score == nil, flag == nil {
      points.append(point("kind", "whether all records are complaints: no column says what they are"))
    }
    if export.match.columns[.answered] != nil {
      points.append(
        point(
          "columns.answered",
          "whether \(String(reflecting: export.name(.answered) ?? "")) is the day of the shop's answer"))
    }
    return points
  }
}

// Staff, surveys, campaigns.
extension BesideKeys {
  private func writeStaff(_ text: inout YAMLText, _ indent: Int) {
    guard let reason = export.match.columns[.reason] else { return }
    text.comment(
      "reasons by which people leave of their own will, of these: only then left_voluntary is counted",
      indent: indent)
    let reasons = columns.column(reason).mostFrequent.prefix(20).map(\.text)
    text.line("# voluntary: \(YAMLText.list(reasons))", indent: indent)
  }

  private func writeSurvey(_ text: inout YAMLText, _ indent: Int) {
    let scale = ScaleGuess(export.match.items, columns)
    text.comment(scale.reason, indent: indent)
    text.line("scale: {low: \(scale.low), high: \(scale.high)}", indent: indent)
    let questions = QuestionGroups(export.match.items, columns)
    text.comment("the questions are put together by their names alone", indent: indent)
    write("components", questions.components, &text, indent)
    write("constructs", questions.constructs, &text, indent)
  }

  private func write(
    _ key: String, _ groups: [(name: String, items: [String])], _ text: inout YAMLText, _ indent: Int
  ) {
    guard !groups.isEmpty else { return }
    text.line("\(key):", indent: indent)
    for group in groups {
      text.line("\(YAMLText.scalar(group.name)): \(YAMLText.list(group.items))", indent: indent + 2)
    }
  }

  private var surveyPoints: [OpenPoint] {
    let questions = QuestionGroups(export.match.items, columns)
    var points: [OpenPoint] = []
    if let words = ScaleGuess(export.match.items, columns).doubt { points.append(point("scale", words)) }
    if !questions.constructs.isEmpty {
      points.append(point("constructs", "which questions belong together: only their names say so"))
    }
    if !questions.components.isEmpty {
      points.append(
        point("components", "which questions belong to which part of the value: only their names say so"))
    }
    points.append(
      point(
        "reversed",
        "which questions are put the other way round, such as a price that is called fair: none is named"))
    return points
  }

  private static let control = [
    "control", "held back", "holdout", "hold out", "no e mail", "no mail", "no email", "kontroll", "对照",
    "none", "untreated",
  ]

  /// Groups that are called as ones that were left alone.
  private var control: [String] {
    guard let group = export.match.columns[.group] else { return [] }
    return columns.column(group).mostFrequent.map(\.text).sorted().filter { value in
      let name = HeaderName(value)
      return Self.control.contains { name.has($0) }
    }
  }

  func writeControl(to text: inout YAMLText, indent: Int) {
    if !control.isEmpty { text.line("control: \(YAMLText.list(control))", indent: indent) }
  }

  private var controlPoints: [OpenPoint] {
    guard !control.isEmpty else { return [] }
    return [
      OpenPoint(
        "campaigns.control",
        "whether chance decided who was in \(control.map { String(reflecting: $0) }.joined(separator: ", ")): only then the "
          + "tables may show a cause")
    ]
  }
}
