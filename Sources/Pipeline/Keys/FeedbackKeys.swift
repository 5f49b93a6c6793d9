internal import Intake
internal import Reports

extension Key {
  /// Complaints, returns and scores.
  static let feedback = Key.export(
    .feedback, "feedback", columns: "{customer: customer, date: date, kind: kind, score: score}",
    "Complaints, returns and scores: the tables feedback, satisfaction, recovery and feedback_reasons.",
    [
      .leaf(
        "kind", wanted: { _ in Form.text.wanted },
        read: { pipeline, section in
          pipeline.exports[.feedback]?.defaultKind = section.value("kind", .text, else: "score")
        }, written: { $0.exports[.feedback]?.defaultKind.quoted },
        "The kind of every record, where no column of kinds is mapped. Default: score."),
      .feedbackKinds,
      .scale(of: .feedback, \.feedbackSettings.scale, "What scores may be."),
      .list(
        "complaints", \.feedbackSettings.complaints, of: .columnValue,
        "Kinds that say that the customer is dissatisfied. Default: [complaint]."),
      .threshold(
        "satisfied_from", \.feedbackSettings.satisfiedFrom, "A score from which on a customer is satisfied."),
      .threshold(
        "dissatisfied_to", \.feedbackSettings.dissatisfiedTo,
        "A score up to which a customer is dissatisfied."),
      .threshold(
        "promoters_from", \.feedbackSettings.promotersFrom,
        "A score from which on a customer is a promoter, for the net promoter score."),
      .threshold(
        "detractors_to", \.feedbackSettings.detractorsTo,
        "A score up to which a customer is a detractor, for the net promoter score."),
      .value(
        "answer_days", \.feedbackSettings.answerDays, .days(atLeast: 0),
        "A complaint that is answered within so many days is answered in time."),
      .value(
        "landmark_days", \.feedbackSettings.landmarkDays, .days(atLeast: 0),
        "recovery: so many days after the purchase it is judged what became of a complaint."),
      .value(
        "outcome_days", \.feedbackSettings.outcomeDays, .days(),
        "recovery: in so many days after that it is looked whether the customer comes back."),
    ], begin: { $0.settings.feedback = Settings.Feedback() },
    check: { pipeline, section in
      guard let export = pipeline.exports[.feedback], let settings = pipeline.settings.feedback else {
        return
      }
      if !export.has(.customer), !export.has(.order) {
        section.complain(about: "columns", "neither customer nor order is mapped; wanted one of them")
      }
      if !export.has(.date), !export.has(.order) {
        section.complain(about: "columns", "date is missing; only records with an order can do without")
      }
      if export.has(.order), pipeline.isMappingRead, pipeline.source.mapping.order == nil {
        section.complain(
          about: "columns", "order is mapped, but source.columns.order is not, so no order would be found")
      }
      if let low = settings.dissatisfiedTo, let high = settings.satisfiedFrom, low >= high {
        section.complain(about: "dissatisfied_to", "wanted less than satisfied_from")
      }
      if let low = settings.detractorsTo, let high = settings.promotersFrom, low >= high {
        section.complain(about: "detractors_to", "wanted less than promoters_from")
      }
      if (settings.promotersFrom == nil) != (settings.detractorsTo == nil) {
        let given = settings.promotersFrom == nil ? "detractors_to" : "promoters_from"
        section.complain(about: given, "promoters_from and detractors_to go together; give both or none")
      }
      for (name, value) in [
        ("satisfied_from", settings.satisfiedFrom), ("dissatisfied_to", settings.dissatisfiedTo),
        ("promoters_from", settings.promotersFrom), ("detractors_to", settings.detractorsTo),
      ] {
        if let value, !settings.scale.contains(value) { section.complain(about: name, "it is off the scale") }
      }
    })

  /// What scores may be: `{low: 1, high: 5}`.
  static func scale(of kind: ExportKind, _ path: Property<ClosedRange<Int>>, _ help: String) -> Key {
    .leaf(
      "scale", wanted: { _ in "{low: 1, high: 5}" },
      read: { pipeline, section in
        _ = section.place("scale")?.mapping { reader in
          let low = reader.required("low", .score)
          let high = reader.required("high", .score)
          guard let low, let high else { return }
          guard low < high else { return reader.complain(about: "high", "wanted more than low") }
          pipeline[keyPath: path] = low...high
        }
        let scale = pipeline[keyPath: path]
        pipeline.exports[kind]?.scale = scale
      },
      written: {
        let scale = $0[keyPath: path]
        return "{low: \(Form.score.written(scale.lowerBound)), high: \(Form.score.written(scale.upperBound))}"
      },
      parts: [
        .part("low", Form.score.wanted, "The lowest value."),
        .part("high", Form.score.wanted, "The highest value."),
      ], help)
  }

  private static func threshold(_ name: String, _ path: Property<Int?>, _ help: String) -> Key {
    .optional(name, path, .score, help + " Default: none.")
  }
}

extension Form where Value == Int {
  /// A score in thousandths.
  static let score = scaled(-1_000_000...1_000_000, digits: 3)
}

extension Pipeline {
  /// What the section's keys are read into, once the section has begun.
  fileprivate var feedbackSettings: Settings.Feedback {
    get { settings.feedback ?? Settings.Feedback() }
    set { settings.feedback = newValue }
  }
}
