public import Base
public import Intake

/// What to change in the pipeline file so that refused values would be read: whatever is proposed was tried
/// on the examples. It only proposes; a run never guesses.
public struct Advice {
  private let examples: [String]
  private let format: ExportFormat

  /// - Parameter examples: The first value refused in each file.
  public init(examples: [String], format: ExportFormat) {
    self.examples = examples
    self.format = format
  }

  /// Sentences; none where nothing tried would help.
  public func lines(for refusal: Refusal) -> [String] {
    switch refusal {
    case .badDate: dates
    case .badAmount, .badQuantity, .badPrice, .badDiscount, .badCost: numbers
    case .badQuoting: dialects
    case .badEncoding: encodings
    default: []
    }
  }
}

// Dates.
extension Advice {
  private static let days = [
    "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy",
    "M-d-yyyy",
    "d/M/yy", "M/d/yy", "d.M.yy", "yyyy年M月d日", "d-MMM-yyyy", "d MMM yyyy", "MMM d yyyy", "MMM d, yyyy",
    "d-MMM-yy", "ddMMyyyy", "MMMM d, yyyy", "d MMMM yyyy", "EEE, d MMM yyyy", "EEEE, MMMM d, yyyy",
    "EEEE, d MMMM yyyy", "EEE MMM d yyyy", "EEE d MMM yyyy", "ddMMMyyyy", "ddMMMyy",
  ]
  private static let clocks = [
    "", " H:mm", " H:mm:ss", "TH:mm", "TH:mm:ss", " h:mm a", " h:mm:ss a", ", H:mm", ", H:mm:ss", ", h:mm a",
    ", h:mm:ss a", ":HH:mm:ss", " ah:mm", " ah:mm:ss",
  ]
  /// Dates that are a number, by the numbers that are days since 1970 or so.
  private static let numbered: [(pattern: String, range: ClosedRange<Int>)] = [
    ("excel", 20_000...80_000), ("epoch", 100_000_000...9_999_999_999),
    ("epoch_ms", 100_000_000_000...9_999_999_999_999),
  ]

  /// Patterns by how many examples they read, the most first.
  private var dates: [String] {
    let tried =
      Self.days.flatMap { day in Self.clocks.map { day + $0 } }.compactMap { text in
        (try? DatePattern(text)).map { pattern in
          (text, examples.count { pattern.day(in: $0.utf8.span) != nil })
        }
      }
      + Self.numbered.map { pattern, range in
        (pattern, examples.count { Int($0.prefix { $0 != "." }).map(range.contains) ?? false })
      }
    let most = tried.map(\.1).max() ?? 0
    guard most > 0 else { return [] }
    let best = tried.filter { $0.1 == most }.map { "\"\($0.0)\"" }
    let sentence =
      "source.format.dates: \(best.joined(separator: " or ")) would read \(most) of \(examples.count) examples"
    guard best.count > 1 else { return [sentence] }
    return [sentence, "which of them is right, rows with a number over 12 show it"]
  }
}

// Numbers.
extension Advice {
  private var numbers: [String] {
    let guarded = examples.filter { $0.hasPrefix("'") || $0.hasPrefix("=\"") }
    if guarded.count == examples.count, !guarded.isEmpty, format.guards == .none {
      return [
        "source.format.guards: spreadsheet takes ' and =\"…\" off the values, as spreadsheets write them"
      ]
    }
    let sides = examples.filter { $0.uppercased().hasSuffix("CR") || $0.uppercased().hasSuffix("DR") }
    if let side = sides.first?.suffix(2) {
      return [
        "\"\(side)\" marks a side of an account: source.format.negatives: [minus, \(side.lowercased())] where it is below "
          + "zero, source.format.signs: [\(side)] where it is above"
      ]
    }
    let trial = NumberTrial(examples, format)
    let best = trial.best()
    guard best.count > 0 else { return [] }
    // Several may do; the one with the fewest signs comes first.
    let choices = best.formats.prefix(2).map { "{\(changes(in: $0))}" }.joined(separator: " or ")
    let signs = best.formats[0].signs.filter { !format.signs.contains($0) }
    let sentence = "source.format \(choices) would read \(best.count) of \(examples.count) examples"
    guard !signs.isEmpty else { return [sentence] }
    return [
      sentence, "found before or after the number: \(signs.map { "\"\($0)\"" }.joined(separator: " "))",
    ]
  }

  private func changes(in other: ExportFormat) -> String {
    var changes: [String] = []
    if other.signs != format.signs {
      changes.append("signs: [\(other.signs.map { "\"\($0)\"" }.joined(separator: ", "))]")
    }
    if other.negatives != format.negatives {
      changes.append("negatives: [\(other.negatives.map(\.rawValue).joined(separator: ", "))]")
    }
    if (other.decimal, other.thousands) != (format.decimal, format.thousands) {
      changes.append("decimal: \"\(other.decimal.rawValue)\", thousands: \"\(other.thousands.rawValue)\"")
    }
    if other.grouping != format.grouping { changes.append("grouping: \(other.grouping.rawValue)") }
    return changes.joined(separator: ", ")
  }
}

// Quotes.
extension Advice {
  private var dialects: [String] {
    guard let example = examples.first else { return [] }
    return DialectTrial.formats(reading: example, in: format).map { other in
      other.escape != format.escape
        ? "source.format.escape: backslash would read \\\" within a field as a quote"
        : "source.format.guards: spreadsheet would read =\"…\" as the value in it"
    }
  }
}

// Encodings.
extension Advice {
  private var encodings: [String] {
    // Other encodings are turned into UTF-8 before anything is refused, so their bytes are gone.
    guard format.encoding == .utf8, let example = examples.first else { return [] }
    return EncodingTrial.readings(of: example).map { reading in
      "source.format.encoding: \(reading.encoding.rawValue) would read it as "
        + String(reflecting: String(reading.text.prefix(120)))
    }
  }
}
