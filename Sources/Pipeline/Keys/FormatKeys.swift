internal import Intake

extension Key {
  /// How the exports' bytes are read.
  static let format = Key.section(
    "format",
    [
      .value("delimiter", \.source.format.delimiter, .sign(), "The character between the fields."),
      .value("encoding", \.source.format.encoding, .encoding, "The encoding of the text."),
      .value(
        "newline", \.source.format.newline, .choice(),
        "The end of a record. auto: LF, CR LF and CR. With lf, crlf or cr, the others are part of a field."
      ),
      .value(
        "header", \.source.format.hasHeader, .flag,
        "Whether the first record names the columns. Without one, columns are named by position: customer: 1."
      ),
      .value("skip_lines", \.source.format.skipLines, .whole(0...1_000_000), "Lines before the header."),
      .value(
        "space_aligned", \.source.format.spaceAligned, .flag,
        "true: one or more blanks separate the fields, as in old fixed-width exports. Then leave out delimiter."
      ),
      .value(
        "escape", \.source.format.escape, .choice(),
        "backslash: a backslash stands before a quote, a delimiter or a line end within a field, and \\N is an empty field, as MySQL, Redshift and Spark write."
      ),
      .value(
        "guards", \.source.format.guards, .choice(),
        "spreadsheet: =\"…\" around a value and an apostrophe before it are taken off, as spreadsheets write them."
      ),
      .value("decimal", \.source.format.decimal, .sign(), "The decimal sign of numbers."),
      .value(
        "thousands", \.source.format.thousands, .sign(),
        "The sign between groups of digits. It may stand in a number or not. A blank is also a no-break or thin one, an apostrophe also ’."
      ),
      .value(
        "grouping", \.source.format.grouping, .choice(),
        "Between thousands signs stand three digits; indian: three at the end and two before them, as in 1,23,456.78."
      ),
      .signs, .negatives,
      .list(
        "dates", \.source.format.dates, of: .datePattern,
        "The forms of dates; the first pattern that fits is used. yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h a mm m ss s S, and text in quotes; or epoch, epoch_ms, excel. The clock time is cut off."
      ),
    ],
    check: { pipeline, format in pipeline.source.format.check(format) })

  private static let signs = Key.leaf(
    "signs", wanted: { _ in "a list, each \(Form.numberSign.wanted)" },
    read: { pipeline, format in
      if let signs = format.set("signs", of: .numberSign, mayBeEmpty: true) {
        pipeline.source.format.signs = signs
      }
    }, written: { $0.source.format.signs.sorted().quoted },
    "Texts that may stand once before or after a number and are no part of it, such as \"$\" or USD.")

  private static let negatives = Key.leaf(
    "negatives", wanted: { _ in "a list, each \(Form<ExportFormat.Negative>.choice().wanted)" },
    read: { pipeline, format in
      if let marks = format.set("negatives", of: Form<ExportFormat.Negative>.choice()) {
        pipeline.source.format.negatives = ExportFormat.Negative.allCases.filter(marks.contains)
      }
    }, written: { $0.source.format.negatives.listed(\.rawValue) },
    "How numbers below zero are marked: minus -30.00, trailing_minus 30.00-, parentheses (30.00), cr 30.00 CR, dr 30.00 DR."
  )
}

extension Form where Value == ExportFormat.Encoding {
  /// Also under the other names that people know: UTF-8, utf8, latin-1, cp1252.
  fileprivate static let encoding: Form = {
    let names = Form.choice()
    let others: [String: ExportFormat.Encoding] = [
      "utf8": .utf8, "utf16": .utf16, "gb18030": .gb18030, "gbk": .gbk, "cp936": .gbk,
      "windows1252": .windows1252, "cp1252": .windows1252, "iso88591": .latin1, "latin1": .latin1,
      "macintosh": .macintosh, "macroman": .macintosh,
    ]
    return Form(wanted: names.wanted, written: names.written) { scalar throws(Misfit) in
      let letters = scalar.text.lowercased().filter { $0 != "-" && $0 != "_" }
      if let encoding = others[letters] { return encoding }
      return try names.read(scalar)
    }
  }()
}

extension Form where Value == String {
  /// What could be part of a number is no sign.
  fileprivate static let numberSign = Form(
    wanted: "a text without digits such as \"$\" or USD", written: \.quoted
  ) { scalar throws(Misfit) in
    let text = try Form.columnValue.read(scalar)
    guard
      !text.unicodeScalars.contains(where: {
        $0.properties.numericType != nil || "()+-−".unicodeScalars.contains($0)
      })
    else { throw Misfit(hint: "a number could not be told from it") }
    guard text.contains(where: { !".,'’".contains($0) }) else {
      throw Misfit(hint: "decimal and thousands say such signs")
    }
    return text
  }
}

extension ExportFormat {
  fileprivate func check(_ format: MappingReader) {
    if let sign = thousands.byte, sign == decimal.byte {
      let key = format.has("thousands") ? "thousands" : "decimal"
      format.complain(
        about: key, "the decimal sign and the thousands sign are both \(decimal.rawValue.shown)")
    }
    if grouping == .indian, thousands == .none {
      format.complain(
        about: "grouping",
        "it says where thousands signs stand, but thousands is none; write thousands: \",\"")
    }
    if negatives.contains(.credit), negatives.contains(.debit) {
      format.complain(
        about: "negatives",
        "cr and dr are the two sides of an account, and only one is below zero; leave one of them out")
    }
    if spaceAligned, escape != .none || guards != .none {
      format.complain(
        about: escape != .none ? "escape" : "guards",
        "it goes with delimiters, but space_aligned is true; leave one of the two out")
    }
    if spaceAligned, format.has("delimiter") {
      format.complain(
        about: "delimiter",
        "blanks separate the fields, as space_aligned is true; leave one of the two out")
    }
    if spaceAligned, thousands == .blank {
      format.complain(
        about: "thousands",
        "a blank ends a field, as space_aligned is true, so it cannot stand in a number")
    }
  }
}
