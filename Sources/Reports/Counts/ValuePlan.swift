internal import Base
internal import Ledger

/// Which questions make the components of delivered value, and how a respondent's totals are made of them.
struct ValuePlan: Sendable {
  typealias Component = ValueComponent

  private let scale: SurveyScale
  /// By component: nil where the pipeline names no items.
  private let questions: [Component: SurveyItems]
  private let weights: [Component: Int]
  /// What all weights can be divided by.
  private let divisor: Int
  /// How many units are 1, of each total.
  private let units: [Component: Int64]

  /// nil without a survey or without components.
  init?(_ landmarks: Landmarks) {
    guard let survey = landmarks.settings.survey, let facts = landmarks.facts.relations.survey else {
      return nil
    }
    self.init(survey, items: facts.items)
  }

  /// - Parameter items: The columns of the survey by position.
  init?(_ survey: Settings.Survey, items: [String]) {
    var questions: [Component: SurveyItems] = [:]
    var weights: [Component: Int] = [:]
    for component in Component.allCases where !component.isTotal {
      guard let key = Settings.Survey.Component(rawValue: component.rawValue),
        let own = survey.components[key], !own.isEmpty
      else { continue }
      questions[component] = SurveyItems(component.rawValue, own, in: items, reversed: survey.reversed)
      weights[component] = survey.weights[key] ?? 1_000_000
    }
    guard !questions.isEmpty else { return nil }
    (self.questions, self.weights) = (questions, weights)
    let scale = SurveyScale(
      low: survey.scale.lowerBound, high: survey.scale.upperBound,
      lists: questions.values.map(\.count).sorted())
    self.scale = scale
    let divisor = Self.divisor(weights)
    self.divisor = divisor
    let sums = [ValueSide.benefit, .cost].map { side in
      weights.filter { $0.key.side == side }.values.reduce(0, +)
    }
    let totals = sums.map { sum -> Int64 in
      let (unit, overflow) = scale.unit.multipliedReportingOverflow(by: Int64(max(sum, 1) / divisor))
      return overflow || unit > SurveyScale.largest ? Self.trillion : unit
    }
    units = [
      .totalValue: totals[0], .totalCost: totals[1],
      .deliveredValue: SurveyScale.multiple(totals[0], totals[1]) ?? Self.trillion,
    ]
  }

  private static let trillion = Int64(1_000_000_000_000)

  /// The greatest common divisor of all weights.
  private static func divisor(_ weights: [Component: Int]) -> Int {
    let divisor = weights.values.reduce(0) { a, b in
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }
    return max(divisor, 1)
  }

  /// The side's components that have items, in order.
  private func mapped(_ side: ValueSide?) -> [Component] {
    Component.allCases.filter { questions[$0] != nil && (side == nil || $0.side == side) }
  }

  /// Whether there is something to ask: a component's items, or every side of a total.
  func isAsked(_ component: Component) -> Bool {
    guard component.isTotal else { return questions[component] != nil }
    guard let side = component.side else { return isAsked(.totalValue) && isAsked(.totalCost) }
    return !mapped(side).isEmpty
  }

  /// How many questions a component or a total is made of.
  func items(of component: Component) -> Int {
    guard component.isTotal else { return questions[component]?.count ?? 0 }
    return mapped(component.side).reduce(0) { $0 + (questions[$1]?.count ?? 0) }
  }

  /// In millionths; nil for totals.
  func weight(of component: Component) -> Int? { weights[component] }

  /// How many units are 1.
  func unit(of component: Component) -> Int64 { units[component] ?? scale.unit }

  /// A respondent's components and totals in their units, in order; nil where they cannot be said.
  func values(of record: Int, in records: SurveyRecords) -> [Int64?] {
    values(
      of: Component.allCases.map { component in
        questions[component].flatMap { records.mean(record, $0, on: scale) }
      })
  }

  /// - Parameter means: By component, nil for totals.
  func values(of means: [Int64?]) -> [Int64?] {
    var values = means
    let own = Dictionary(uniqueKeysWithValues: zip(Component.allCases, means))
    let totals = [ValueSide.benefit, .cost].map { side in total(side, own) }
    for (position, component) in Component.allCases.enumerated() {
      switch component {
      case .totalValue: values[position] = totals[0]
      case .totalCost: values[position] = totals[1]
      case .deliveredValue:
        values[position] = totals[0].flatMap { value in
          totals[1].map { cost in difference(value, cost) }
        }
      default: break
      }
    }
    return values
  }

  /// The weighted mean of a side; nil unless every component of it is there.
  private func total(_ side: ValueSide, _ own: [Component: Int64?]) -> Int64? {
    let unit = unit(of: side == .benefit ? .totalValue : .totalCost)
    var (sum, weight) = (Int128(0), Int128(0))
    for component in mapped(side) {
      guard let value = own[component] ?? nil, let own = weights[component] else { return nil }
      // One weight is at most the sum of all: where the total's unit is a multiple of the scale's, nothing is rounded.
      sum +=
        Int128(own / divisor)
        * Int128(unit == Self.trillion ? rescaled(value, from: scale.unit, to: unit) : value)
      weight += Int128(own / divisor)
    }
    guard weight > 0 else { return nil }
    return unit == Self.trillion ? SurveyScale.rounded(sum, by: weight) : Int64(sum)
  }

  private func difference(_ value: Int64, _ cost: Int64) -> Int64 {
    let unit = unit(of: .deliveredValue)
    return rescaled(value, from: self.unit(of: .totalValue), to: unit)
      - rescaled(cost, from: self.unit(of: .totalCost), to: unit)
  }

  /// Exact where the one unit is a multiple of the other.
  private func rescaled(_ value: Int64, from old: Int64, to new: Int64) -> Int64 {
    SurveyScale.rounded(Int128(value) * Int128(new), by: Int128(old))
  }
}
