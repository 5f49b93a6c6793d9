internal import Base

/// Money as a table writes it: exact, with the digits behind the point that the table shows.
struct Amount: Hashable, Sendable {
  let money: Money
  let decimals: Int

  /// `-58.07`, `7`; nil for anything else.
  init?(written text: some StringProtocol) {
    self.init(bytes: text.utf8, point: UInt8(ascii: "."))
  }

  /// - Parameter point: what stands for the point.
  init?(bytes: some Sequence<UInt8>, point: UInt8) {
    guard let (units, decimals) = PlainDecimal.parse(bytes: bytes, point: point), decimals <= 6 else {
      return nil
    }
    self.init(Money(units: Int64(units)), decimals: decimals)
  }

  init(_ money: Money, decimals: Int) {
    self.money = money
    self.decimals = decimals
  }

  /// For places on a drawing, never for a text.
  var value: Double {
    var value = Double(money.units)
    for _ in 0..<decimals { value /= 10 }
    return value
  }

  var isNegative: Bool { money < .zero }
}

extension Sequence<Amount> {
  /// The sum of amounts of one table, which all have the same digits; nil of none.
  func sum() -> Amount? {
    reduce(nil) { sum, amount in
      guard let sum else { return amount }
      return Amount(sum.money + amount.money, decimals: amount.decimals)
    }
  }
}

extension Amount {
  /// The difference of two amounts; nil where they have other digits behind the point.
  static func difference(_ a: Amount, _ b: Amount) -> Amount? {
    a.decimals == b.decimals ? Amount(a.money - b.money, decimals: a.decimals) : nil
  }
}
