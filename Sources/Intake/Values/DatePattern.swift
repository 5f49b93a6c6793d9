/// How an export writes a date: `yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h a mm m ss s S…`, and literals, such as
/// `'of'`; or `epoch`, `epoch_ms`, `excel` for dates that are a number.
///
/// Whatever clock time a pattern reads is checked, and dropped where no time zone is asked for. After a pattern with a
/// clock time, a fraction of a second and a UTC offset or a zone's name (`.250`, `Z`, `+08:00`, `PST`) may follow: a day
/// is the date that the export shows.
public struct DatePattern: Hashable, Sendable {
  /// As the pipeline file has it.
  public let text: String
  let form: Form
  /// Where every part has its place, whatever the date.
  let fixed: FixedDate?

  init(text: String, form: Form) {
    self.text = text
    self.form = form
    if case .tokens(let tokens) = form { fixed = FixedDate(tokens) } else { fixed = nil }
  }

  enum Form: Hashable, Sendable {
    case tokens([Token])
    case number(NumberedDate)
  }

  enum Token: Hashable, Sendable {
    case year4, year2, monthName, monthFullName, weekday, weekdayFull, halfDay
    /// Digits: at least and at most so many.
    case month(Int, Int)
    case day(Int, Int)
    case hour(Int, Int)
    /// 1 to 12.
    case halfDayHour(Int, Int)
    case minute(Int, Int)
    case second(Int, Int)
    case fraction(Int, Int)
    case literal(UInt8)

    var isNumber: Bool {
      switch self {
      case .monthName, .monthFullName, .weekday, .weekdayFull, .halfDay, .literal: false
      default: true
      }
    }

    var hasFixedWidth: Bool {
      switch self {
      case .month(let least, let most), .day(let least, let most), .hour(let least, let most),
        .halfDayHour(let least, let most), .minute(let least, let most), .second(let least, let most),
        .fraction(let least, let most):
        least == most
      default: true
      }
    }
  }

  /// What is wrong with a text that is no pattern.
  public struct PatternError: Error, CustomStringConvertible {
    /// In a sentence.
    public let description: String
  }

  /// `yyyy-MM-dd`
  public static let iso = DatePattern(
    text: "yyyy-MM-dd",
    form: .tokens([.year4, .literal(0x2D), .month(2, 2), .literal(0x2D), .day(2, 2)]))
}
