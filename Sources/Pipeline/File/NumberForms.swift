internal import Base
internal import Intake

/// A hundred years: no sum of so many days and a date leaves the calendar.
private let mostDays = 36_500

/// More things than any table or run has.
private let most = 1_000_000_000_000

extension Form where Value == Int {
  static func whole(_ range: ClosedRange<Int>) -> Form {
    let bounds =
      range.upperBound == most
      ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    return Form(wanted: "a whole number \(bounds)", written: \.description) { scalar throws(Misfit) in
      guard let number = Decimal(plain: try scalar.unquoted)?.units(digits: 0),
        range.contains(Int(number)),
        !scalar.text.contains(".")
      else { throw Misfit() }
      return Int(number)
    }
  }

  static func whole(atLeast lowest: Int) -> Form { whole(lowest...most) }

  static func days(atLeast fewest: Int = 1) -> Form { whole(fewest...mostDays) }

  /// A number between two whole bounds, in units of 10^-`digits`: nothing is rounded.
  static func scaled(_ range: ClosedRange<Int>, digits: Int) -> Form {
    let unit = (0..<digits).reduce(1) { product, _ in product * 10 }
    return Form(
      wanted:
        "a number from \(range.lowerBound) to \(range.upperBound) with at most \(digits) digits behind the point",
      written: { $0.scaled(digits) },
      read: { scalar throws(Misfit) in
        guard let units = Decimal(plain: try scalar.unquoted)?.units(digits: digits),
          (range.lowerBound * unit...range.upperBound * unit).contains(Int(units))
        else { throw Misfit() }
        return Int(units)
      })
  }

  /// A part of a whole, in millionths.
  static let share = scaled(0...1, digits: 6)

  /// Profit over revenue, in millionths; below 0 where a group costs more than it brings.
  static let margin = scaled(-1...1, digits: 6)
}

extension Form where Value == Decimal {
  static let decimal = Form(
    wanted: "a number such as 0.05 or 12, with a point whatever the export uses",
    written: { Money(units: $0.mantissa).written(decimals: $0.scale) },
    read: { scalar throws(Misfit) in
      guard let number = Decimal(plain: try scalar.unquoted) else { throw Misfit() }
      return number
    })
}

extension Form where Value == Money {
  /// An amount in the pipeline's currency.
  static func money(decimals: Int, mayBeNegative: Bool = false) -> Form {
    let digits = decimals == 0 ? "no digit" : "at most \(decimals) digit\(decimals == 1 ? "" : "s")"
    let bound = mayBeNegative ? "" : " of at least 0"
    return Form(
      wanted: "an amount\(bound) with \(digits) behind the point, as money.decimals is \(decimals)",
      written: { $0.written(decimals: decimals) },
      read: { scalar throws(Misfit) in
        guard let units = Decimal(plain: try scalar.unquoted)?.units(digits: decimals),
          units >= 0 || mayBeNegative
        else { throw Misfit() }
        return Money(units: units)
      })
  }
}
