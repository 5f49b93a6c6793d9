internal import Intake

extension Key {
  /// How the exports' bytes are read.
  static let format = Key.section(
    "format",
    [
      .value("delimiter", \.source.format.delimiter, .sign(), "The character between the fields."),
      .value("encoding", \.source.format.encoding, .choice(), "The encoding of the text."),
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
      .value("decimal", \.source.format.decimal, .sign(), "The decimal sign of numbers."),
      .value(
        "thousands", \.source.format.thousands, .sign(),
        "The sign between groups of three digits. A number may have it or not."),
      .list(
        "dates", \.source.format.dates, of: .datePattern,
        "The forms of dates; the first pattern that fits is used. yyyy yy MM M MMM dd d HH H mm m ss, and literals. The clock time is cut off."
      ),
    ],
    check: { pipeline, format in pipeline.source.format.check(format) })
}

extension ExportFormat {
  fileprivate func check(_ format: MappingReader) {
    if let sign = thousands.byte, sign == decimal.byte {
      let key = format.has("thousands") ? "thousands" : "decimal"
      format.complain(
        about: key, "the decimal sign and the thousands sign are both \(decimal.rawValue.shown)")
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
