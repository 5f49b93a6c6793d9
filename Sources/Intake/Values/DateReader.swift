internal import Base

/// Reads dates by a pipeline's patterns: the first that fits decides.
struct DateReader: Sendable {
  private let patterns: [DatePattern]
  private let decimalSign: UInt8
  private let shift: ZoneShift?

  init(_ source: Source) {
    self.init(source.format, shift: source.timeZone)
  }

  init(_ format: ExportFormat, shift: ZoneShift? = nil) {
    patterns = format.dates
    decimalSign = format.decimal.byte
    self.shift = shift
  }

  struct Found {
    var day: Day
    /// Of the pattern that fits.
    var pattern: Int
    /// Whether the clocks skip the time that is shown, or show it twice.
    var isDoubtful = false
  }

  /// The first pattern where every part has its place and the clock time says nothing; nil where there is none.
  var fixed: FixedDate? { shift == nil ? patterns.first?.fixed : nil }

  func day(in field: Span<UInt8>) -> Found? {
    for index in patterns.indices {
      guard let shift else {
        if let day = day(in: field, by: patterns[index]) { return Found(day: day, pattern: index) }
        continue
      }
      guard let time = patterns[index].time(in: field, decimalSign: decimalSign) else { continue }
      return shift.day(of: time).map { Found(day: $0.day, pattern: index, isDoubtful: $0.isDoubtful) }
    }
    return nil
  }

  @inline(__always)
  private func day(in field: Span<UInt8>, by pattern: DatePattern) -> Day? {
    if case .number(let number) = pattern.form {
      return number.time(in: field, decimalSign: decimalSign)?.day
    }
    return pattern.day(in: field)
  }
}
