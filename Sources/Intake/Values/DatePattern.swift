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
    case tokens([DateToken])
    case number(NumberedDate)
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
