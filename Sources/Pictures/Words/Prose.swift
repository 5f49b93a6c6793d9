internal import Base

/// A sentence with figures in it. The figures are values until the page writes them the way its language does, so
/// no sentence can hold a number of its own making.
struct Prose: Sendable, ExpressibleByStringInterpolation {
  private(set) var pieces: [Piece]

  enum Piece: Sendable {
    case text(String)
    /// A figure that the sentence is about.
    case figure(Quantity)
    /// A figure that stands beside one: an interval, a denominator.
    case quiet(Quantity)
  }

  init(stringLiteral text: String) {
    pieces = [.text(text)]
  }

  init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }

    /// A name: of a tier, a period, a currency.
    mutating func appendInterpolation(_ name: String) { pieces.append(.text(name)) }
    mutating func appendInterpolation(_ rate: Rate) { pieces.append(.figure(.percent(rate))) }
    mutating func appendInterpolation(quiet rate: Rate) { pieces.append(.quiet(.percent(rate))) }
    mutating func appendInterpolation(_ count: Int) { pieces.append(.figure(.count(count))) }
    mutating func appendInterpolation(quiet count: Int) { pieces.append(.quiet(.count(count))) }
    mutating func appendInterpolation(_ amount: Amount) { pieces.append(.figure(.amount(amount))) }
    mutating func appendInterpolation(signed amount: Amount) { pieces.append(.figure(.signed(amount))) }
    mutating func appendInterpolation(number rate: Rate) { pieces.append(.figure(.number(rate))) }
    mutating func appendInterpolation(times rate: Rate) { pieces.append(.figure(.times(rate))) }
    mutating func appendInterpolation(decimal rate: Rate) { pieces.append(.figure(.decimal(rate))) }
    mutating func appendInterpolation(whole rate: Rate) { pieces.append(.figure(.whole(rate))) }
    mutating func appendInterpolation(signed rate: Rate) { pieces.append(.figure(.signedPercent(rate))) }
    mutating func appendInterpolation(points rate: Rate) { pieces.append(.figure(.points(rate))) }
    /// The interval of a difference in percentage points, whose unit stands beside the difference.
    mutating func appendInterpolation(bounds interval: Estimate, _ between: String) {
      pieces += [.quiet(.barePoints(interval.low)), .text(between), .quiet(.barePoints(interval.high))]
    }
    mutating func appendInterpolation(quiet amount: Amount) { pieces.append(.quiet(.amount(amount))) }
    mutating func appendInterpolation(quietSigned amount: Amount) { pieces.append(.quiet(.signed(amount))) }

    /// A count with its noun, in a language that has two forms.
    mutating func appendInterpolation(_ count: Int, one: String, many: String) {
      pieces.append(.figure(.count(count)))
      pieces.append(.text(" " + (count == 1 ? one : many)))
    }

    /// A 95% interval, from its lower to its upper bound.
    mutating func appendInterpolation(_ interval: Estimate) {
      pieces += [.quiet(.percent(interval.low)), .text("–"), .quiet(.percent(interval.high))]
    }
  }
}

/// A value of a table on its way into a sentence.
enum Quantity: Sendable {
  case percent(Rate)
  case count(Int)
  case amount(Amount)
  /// With `+` where it is above 0.
  case signed(Amount)
  /// A number as it is, with three decimals.
  case number(Rate)
  /// A multiple: `1.36×`.
  case times(Rate)
  /// A number with two decimals.
  case decimal(Rate)
  /// A number that is shown as a count: `1,431` for 1431.094942.
  case whole(Rate)
  /// A percentage with `+` where it is above 0.
  case signedPercent(Rate)
  /// A difference of two percentages: `+24.1 points`.
  case points(Rate)
  /// The same without its unit.
  case barePoints(Rate)
}

extension NumberStyle {
  func written(_ quantity: Quantity) -> String {
    switch quantity {
    case .percent(let rate): percent(rate)
    case .count(let number): count(number)
    case .amount(let money): amount(money)
    case .signed(let money): amount(money, isSigned: true)
    case .number(let rate): number(rate, decimals: 3)
    case .times(let rate): number(rate, decimals: 2) + "×"
    case .decimal(let rate): number(rate, decimals: 2)
    case .whole(let rate): whole(rate)
    case .signedPercent(let rate): signedPercent(rate)
    case .points(let rate): points(rate)
    case .barePoints(let rate): barePoints(rate)
    }
  }
}

extension Prose {
  /// A sentence after another.
  static func + (first: Prose, second: Prose) -> Prose {
    var both = first
    both.pieces += second.pieces
    return both
  }

  /// As it stands on the page: figures in bold.
  func nodes(_ style: NumberStyle) -> [Node] {
    pieces.map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .figure(let quantity): .element(Element(.b, text: style.written(quantity)))
      case .quiet(let quantity): .text(style.written(quantity))
      }
    }
  }

  /// As it is read out.
  func plain(_ style: NumberStyle) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .figure(let quantity), .quiet(let quantity): style.written(quantity)
      }
    }.joined()
  }
}
