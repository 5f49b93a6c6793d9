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
    "d-MMM-yy", "ddMMyyyy",
  ]
  private static let clocks = ["", " H:mm", " H:mm:ss", "TH:mm", "TH:mm:ss"]

  /// Patterns by how many examples they read, the most first.
  private var dates: [String] {
    let tried = Self.days.flatMap { day in Self.clocks.map { day + $0 } }.compactMap { text in
      (try? DatePattern(text)).map { pattern in
        (text, examples.count { pattern.day(in: $0.utf8.span) != nil })
      }
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
    var best: (count: Int, signs: [String]) = (0, [])
    for decimal in ExportFormat.DecimalSign.allCases {
      for thousands in ExportFormat.ThousandsSign.allCases where thousands.byte != decimal.byte {
        var other = format
        other.decimal = decimal
        other.thousands = thousands
        guard other != format else { continue }
        let reader = DecimalReader(other)
        let count = examples.count { (try? reader.read($0.utf8.span)) != nil }
        let signs = "decimal: \"\(decimal.rawValue)\", thousands: \"\(thousands.rawValue)\""
        if count > best.count { best = (count, []) }
        if count == best.count { best.signs.append(signs) }
      }
    }
    guard best.count > 0 else { return [] }
    // Several may do; the one with the fewest signs comes first.
    let choices = best.signs.prefix(2).map { "{\($0)}" }.joined(separator: " or ")
    return ["source.format \(choices) would read \(best.count) of \(examples.count) examples"]
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
