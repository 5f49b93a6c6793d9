internal import Intake
internal import Reports

extension Key {
  /// Answers to a survey.
  static let survey = Key.export(
    .survey, "survey", columns: "{customer: customer, date: date}",
    "Answers, one record per respondent: the tables delivered_value and relationship_quality.",
    [
      .scale(of: .survey, \.surveySettings.scale, "What answers may be."), .components, .reversed, .weights,
      .constructs,
      .value(
        "top_from", \.surveySettings.topFromMillionths, .share,
        "A respondent whose mean is at least this part of the scale is counted in the top."),
    ], begin: { $0.settings.survey = Settings.Survey() },
    check: { pipeline, section in
      let settings = pipeline.surveySettings
      if settings.components.isEmpty, settings.constructs.isEmpty {
        section.complain(about: "components", "neither components nor constructs are given; wanted questions")
      }
      let known = Set(pipeline.exports[.survey]?.items ?? [])
      for item in settings.reversed where !known.contains(item) {
        section.complain(about: "reversed", "\(item.shown) is no question of components or constructs")
      }
    })

  private static let components = Key.leaf(
    "components", wanted: { _ in "questions such as {product: [q1, q2], money: [q3]}" },
    read: { pipeline, section in
      _ = section.place("components")?.mapping { reader in
        for component in Settings.Survey.Component.allCases {
          guard let items = reader.set(component.rawValue, of: pipeline.alike(.survey).columnForm) else {
            continue
          }
          pipeline.surveySettings.components[component] = items
          pipeline.ask(items)
        }
      }
    },
    written: { pipeline in
      let named = Settings.Survey.Component.allCases.compactMap { component in
        pipeline.surveySettings.components[component].map { "\(component.rawValue): \($0.quoted)" }
      }
      return "{" + named.joined(separator: ", ") + "}"
    },
    parts: Settings.Survey.Component.allCases.map {
      .part(
        $0.rawValue, "a list, each the name of a column",
        "The questions about \($0.rawValue), as \($0.isBenefit ? "a benefit" : "a cost").")
    }, "The questions of each part of delivered value. Default: none.")

  private static let reversed = Key.leaf(
    "reversed", wanted: { _ in "a list, each a question" },
    read: { pipeline, section in
      pipeline.surveySettings.reversed = section.set("reversed", of: .text) ?? []
    }, written: { $0.surveySettings.reversed.sorted().quoted },
    "Questions whose high answers mean little: a price called good is a low cost. Default: none.")

  private static let weights = Key.leaf(
    "weights", wanted: { _ in "weights such as {product: 2}" },
    read: { pipeline, section in
      _ = section.place("weights")?.mapping { reader in
        for component in Settings.Survey.Component.allCases {
          if let weight = reader.value(component.rawValue, .scaled(0...1_000, digits: 6)) {
            pipeline.surveySettings.weights[component] = weight
          }
        }
      }
    },
    written: { pipeline in
      let weights = Settings.Survey.Component.allCases.compactMap { component in
        pipeline.surveySettings.weights[component].map { "\(component.rawValue): \($0.scaled(6))" }
      }
      return "{" + weights.joined(separator: ", ") + "}"
    }, "How much a part counts in the totals. Default: 1 each.")

  private static let constructs = Key.leaf(
    "constructs", wanted: { _ in "questions such as {trust: [q1, q2]}" },
    read: { pipeline, section in
      guard let entries = section.place("constructs")?.entries(wanted: "questions such as {trust: [q1, q2]}")
      else { return }
      let form = pipeline.alike(.survey).columnForm
      for (name, value) in entries {
        guard let places = value.elements(", each \(form.wanted)") else { continue }
        let items = places.compactMap { $0.read(form) }
        pipeline.surveySettings.constructs.append(Settings.Survey.Construct(name: name, items: items))
        pipeline.ask(items)
      }
    },
    written: { pipeline in
      pipeline.surveySettings.constructs.listed { "{\($0.name.quoted): \($0.items.quoted)}" }
    }, "The questions of each construct, for relationship_quality, in the order of its rows. Default: none.")
}

extension Pipeline {
  fileprivate var surveySettings: Settings.Survey {
    get { settings.survey ?? Settings.Survey() }
    set { settings.survey = newValue }
  }

  /// Notes the columns of questions, each once.
  fileprivate mutating func ask(_ items: [String]) {
    for item in items where exports[.survey]?.items.contains(item) == false {
      exports[.survey]?.items.append(item)
    }
  }
}
