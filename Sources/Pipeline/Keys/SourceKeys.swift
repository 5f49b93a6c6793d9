internal import Base
internal import Intake

extension Key {
  static let source = Key.section(
    "source",
    [
      .files, .format, .timeZone, .columns, .dimensions, .trim, .fillDown, .exclude, .negate, .aliases,
      .duplicates,
      .optional(
        "data_from", \.source.dataFrom, .day,
        "Earlier lines are left out. Default: the first day of the data."),
      .contacts, .ready,
      Key.optional(
        "cache", \.cache, .text,
        "A folder in which Patron keeps what it has read of each export, so that a run reads only what is new. Not with privacy."
      ).uncounted,
    ])

  private static let files = Key.leaf(
    "files", wanted: { _ in "a list, each \(Form.fileName.wanted)" },
    read: { pipeline, source in
      if !source.has("files") {
        source.complain(about: "files", "missing; wanted a list, each \(Form.fileName.wanted)")
      }
      if let files = source.set("files", of: .fileName) { pipeline.source.files = files }
    }, written: { $0.source.files.quoted }, role: .required,
    "The exports. A name that ends in .gz, .zst or .zip (with one CSV in it) is unpacked.")

  private static let trim = Key.leaf(
    "trim", wanted: { _ in "a list, each a key of source.columns or a dimension" },
    read: { pipeline, source in
      let names = Key.roles + pipeline.source.mapping.dimensions.map(\.name)
      let trimmed = source.set("trim", of: .one(of: names), mayBeEmpty: true)
      pipeline.source.mapping.trimmed = trimmed.map { Set($0) }
    }, written: { $0.source.mapping.trimmed?.sorted().quoted ?? "all" },
    "Only these lose the blanks around their values. Default: all.")

  private static let contacts = Key.leaf(
    "contacts", wanted: { _ in Form.text.wanted },
    read: { pipeline, source in
      if let contacts = source.value("contacts", Form.text) { pipeline.source.contacts = contacts }
    },
    written: { pipeline in
      guard let contacts = pipeline.source.contacts else { return "none" }
      // What stands in the file, once it is read: other people make other tables.
      let digest = pipeline.source.contactsDigest.map { " (\(String($0, radix: 16)))" } ?? ""
      return Form.text.written(contacts) + digest
    },
    "A CSV file of known people, one customer id per line under a header. Those who never bought are prospects."
  )

  private static let ready = Key.leaf(
    "ready", wanted: { _ in "{marker: \"*.done\"} or {quiet_seconds: 60}" },
    read: { pipeline, source in
      if let ready = source.place("ready")?.mapping(Readiness.conditions.read) ?? nil {
        pipeline.readiness = ready
      }
    },
    written: {
      $0.readiness == .always ? "always" : "{\(Readiness.conditions.written($0.readiness))}"
    }, parts: Readiness.conditions.map(\.leaf),
    "How to know that an export is complete. Default: every export is complete.")
}

extension Readiness {
  fileprivate static let conditions: [Alternative<Readiness>] = [
    Alternative(
      "marker", .markerName, Readiness.marker,
      part: { if case .marker(let pattern) = $0 { pattern } else { nil } },
      "An export counts when this file is beside it. The * is the name of the export, with or without its endings."
    ),
    Alternative(
      "quiet_seconds", .whole(1...86_400), Readiness.quiet,
      part: { if case .quiet(let seconds) = $0 { seconds } else { nil } },
      "An export that was changed in the last so many seconds stops the run (exit code 75)."),
  ]
}

extension Form where Value == String {
  fileprivate static let markerName = Form(
    wanted: "a file name such as *.done, with one * that stands for the input's name", written: \.quoted
  ) { scalar throws(Misfit) in
    let name = try Form.text.read(scalar)
    guard name.count(where: { $0 == "*" }) == 1, name != "*", !name.contains("/") else { throw Misfit() }
    return name
  }
}
