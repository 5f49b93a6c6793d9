internal import Base
internal import Databases
internal import Intake

/// What a value in the pipeline file must look like: the words that say so, and how it is read.
///
/// Values are read from their text, never through a YAML number, so nothing is rounded, `1` can
/// be the name of a column and `no` the name of a country.
struct Form<Value>: Sendable {
  /// As it follows "wanted".
  let wanted: String
  /// The value in its one spelling, for the canonical text.
  let written: @Sendable (Value) -> String
  let read: @Sendable (Scalar) throws(Misfit) -> Value
}

/// A single value as it stands in the file.
struct Scalar {
  let text: String
  /// In quotes, or as a block of lines.
  let isQuoted: Bool
}

/// A text that does not have the form.
struct Misfit: Error {
  /// What else helps the writer: the nearest known name, a reason.
  var hint: String?
}

extension Form where Value == String {
  /// Any text on one line that is not empty.
  static let text = Form(wanted: "a text", written: \.quoted) { scalar throws(Misfit) in
    guard !scalar.text.isEmpty else { throw Misfit() }
    guard !scalar.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw Misfit(hint: "line breaks and control characters cannot stand here") }
    return scalar.text
  }

  static let fileName = Form(
    wanted: "a file name, which may hold * and ?", written: \.quoted
  ) { scalar throws(Misfit) in
    let name = try text.read(scalar)
    let parts = name.split(separator: "/")
    if let part = parts.first(where: { $0.contains("**") && $0 != "**" }) {
      throw Misfit(
        hint:
          "** stands alone between two slashes and means any number of folders: **/\(part.replacing("**", with: "*"))"
      )
    }
    return name
  }

  /// A value that a column is compared with.
  static let columnValue = Form(wanted: "a text without blanks around it", written: \.quoted) {
    scalar throws(Misfit) in
    let text = try Form.text.read(scalar)
    guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
      throw Misfit(
        hint: "values are compared without the blanks around them, so it would never match")
    }
    return text
  }

  /// A column's name, or its position where the export has no header.
  static func column(hasHeader: Bool) -> Form {
    guard !hasHeader else {
      return Form(wanted: "the name of a column", written: \.quoted, read: Form.text.read)
    }
    return Form(
      wanted: "a column's position, 1, 2, …, as source.format.header is false", written: \.quoted
    ) {
      scalar throws(Misfit) in
      guard let position = Int(scalar.text), position >= 1, String(position) == scalar.text
      else { throw Misfit() }
      return scalar.text
    }
  }

  /// The names of folders may hold letters and digits of any script.
  static let folderName = Form(
    wanted:
      "the name of a folder: a letter or digit, then letters, digits, - _ or ., at most 100 bytes",
    written: \.quoted
  ) { scalar throws(Misfit) in
    let name = scalar.text
    guard let first = name.first, first.isLetter || first.isNumber, name.utf8.count <= 100,
      name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
    else { throw Misfit() }
    return name
  }

  /// One of some names.
  static func one(of names: [String]) -> Form {
    Form(
      wanted: names.count == 1 ? names[0] : "one of \(names.map(\.shown).joined(separator: " "))",
      written: \.quoted
    ) {
      scalar throws(Misfit) in
      let name = scalar.text
      if names.contains(name) { return name }
      throw Misfit(hint: names.nearest(to: name).map { "did you mean \($0.shown)?" })
    }
  }
}

extension Form
where Value: RawRepresentable & CaseIterable & SendableMetatype, Value.RawValue == String {
  /// One of the type's names, written bare.
  static func choice() -> Form { choice(written: \.rawValue) }

  /// One of the type's signs, written in quotes.
  static func sign() -> Form { choice(written: \.rawValue.quoted) }

  private static func choice(written: @escaping @Sendable (Value) -> String) -> Form {
    let names = Form<String>.one(of: Value.allCases.map(\.rawValue))
    return Form(wanted: names.wanted, written: written) { scalar throws(Misfit) in
      guard let value = Value(rawValue: try names.read(scalar)) else { throw Misfit() }
      return value
    }
  }
}

extension Form where Value == Bool {
  static let flag = Form(wanted: "true or false", written: \.description) { scalar throws(Misfit) in
    switch try scalar.unquoted {
    case "true": return true
    case "false": return false
    default: throw Misfit()
    }
  }
}

extension Form where Value == Day {
  static let day = Form(wanted: "a date such as 2026-03-09", written: \.description) {
    scalar throws(Misfit) in
    guard let day = Day(iso: scalar.text) else { throw Misfit() }
    return day
  }
}

extension Form where Value == DatabaseAddress {
  static let database = Form(
    wanted: "a database such as postgresql://user@host/database or sqlite:FILE",
    written: \.description.quoted
  ) { scalar throws(Misfit) in
    do throws(DatabaseError) {
      return try DatabaseAddress(scalar.text)
    } catch {
      throw Misfit(hint: error.description)
    }
  }
}

extension Form where Value == DatePattern {
  static let datePattern = Form(wanted: "a date pattern such as yyyy-MM-dd HH:mm:ss", written: \.text.quoted)
  {
    scalar throws(Misfit) in
    do throws(DatePattern.PatternError) {
      return try DatePattern(scalar.text)
    } catch {
      throw Misfit(hint: error.description)
    }
  }
}

extension Scalar {
  /// The text of a number or flag; quotes make it a text, which is another type.
  var unquoted: String {
    get throws(Misfit) {
      guard !isQuoted else { throw Misfit(hint: "write it without quotes") }
      return text
    }
  }
}

extension String {
  /// As it would stand in the file: in quotes where it needs them.
  var shown: String {
    let isPlain =
      !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "_-/.".contains($0) && count > 1 }
    return isPlain ? self : "\"\(self)\""
  }
}
