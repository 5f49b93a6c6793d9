import Base
import CSV

/// The words of the Frictionless specifications that we use, spelt as they want them.
///
/// Source: https://specs.frictionlessdata.io/table-schema/ and /csv-dialect/, version 1
enum Frictionless {
  struct Package: Encodable {
    let profile = "tabular-data-package"
    let name: String
    let title: String
    let version: String?
    let resources: [Resource]
  }

  struct Resource: Encodable {
    let profile = "tabular-data-resource"
    let name: String
    let path: String
    let title: String?
    let description: String?
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    let bytes: Int
    let hash: String
    let dialect: Dialect
    let schema: Schema
  }

  /// As METRICS.md says under "Writing".
  struct Dialect: Encodable {
    let delimiter: String
    let lineTerminator = "\n"
    let quoteChar = "\""
    let doubleQuote = true
    let skipInitialSpace = false
    let header = true

    init(_ form: RowForm) {
      delimiter = String(decoding: [form.delimiter], as: UTF8.self)
    }
  }

  struct Schema: Encodable {
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]?
    let foreignKeys: [ForeignKey]?
  }

  struct ForeignKey: Encodable {
    let fields: [String]
    let reference: Reference
  }

  struct Reference: Encodable {
    let resource: String
    let fields: [String]
  }

  struct Field: Encodable {
    let name: String
    let type: String
    let title: String?
    let description: String
    var format: String?
    var bareNumber: Bool?
    /// Digits behind the point, at most, of a number that need not be whole. Not a word of the specification, which lets
    /// others stand beside its own.
    var decimals: Int?
    /// Only where it is no point.
    var decimalChar: String?
    var trueValues: [String]?
    var falseValues: [String]?
    var constraints: Constraints?
  }

  struct Constraints: Hashable, Encodable {
    var minimum: Int?
    var maximum: Int?
    /// Only where it is true.
    var required: Bool?
    /// All values but the missing one.
    var `enum`: [String]?
  }

  /// Numbers that are no money are written with at most six digits behind the point.
  static let decimalsOfNumbers = 6

  /// A name in the letters that the specification allows.
  static func name(_ text: String) -> String {
    String(
      text.lowercased().unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "0"..."9", ".", "_", "-": Character(scalar)
        default: "-"
        }
      })
  }
}

extension Frictionless.Field {
  init(_ heading: Heading, title: String?, currency: String, decimals: Int, _ form: RowForm) {
    name = heading.name
    self.title = title
    var constraints = Frictionless.Constraints()
    // An empty cell is a missing value, which only `required` forbids. The specification wants at least one value.
    let accepted = heading.accepted?.filter { !$0.isEmpty } ?? []
    if !accepted.isEmpty { constraints.enum = accepted }
    if heading.isRequired { constraints.required = true }
    switch heading.kind {
    case .text:
      type = "string"
    case .whole:
      type = "integer"
      bareNumber = true
    case .money:
      type = "number"
      bareNumber = true
      self.decimals = decimals
    case .share:
      type = "number"
      self.decimals = Frictionless.decimalsOfNumbers
      (constraints.minimum, constraints.maximum) = (0, 1)
    case .number:
      type = "number"
      self.decimals = Frictionless.decimalsOfNumbers
    case .day:
      type = "date"
      format = "%Y-%m-%d"
    case .flag:
      type = "boolean"
      trueValues = ["true"]
      falseValues = ["false"]
    }
    if type == "number", form.decimal != UInt8(ascii: ".") {
      decimalChar = String(decoding: [form.decimal], as: UTF8.self)
    }
    if constraints != Frictionless.Constraints() { self.constraints = constraints }
    let unit = [currency.isEmpty ? "money" : currency, "\(decimals) decimals"].joined(separator: ", ")
    description = heading.kind == .money ? "\(heading.meaning) (\(unit))" : heading.meaning
  }
}
