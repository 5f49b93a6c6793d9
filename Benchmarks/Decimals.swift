import Base
import CSV
import Intake
import Testbench

extension Suite {
  /// Text to exact decimals. A plain one costs a call here, which is inlined where `PlainReader` reads it.
  static let decimals = Suite(name: "decimals") {
    let short = cents(99...99_999)
    let long = cents(1_000_000_00...99_999_999_99)
    return try [
      comparison("up to eight bytes", short, Texts(short.map(Shop.money)), ExportFormat(), isShort: true),
      comparison("ten bytes and more", long, Texts(long.map(Shop.money)), ExportFormat()),
      comparison("with thousands signs", long, Texts(long.map(grouped)), separated),
    ]
  }

  private static func cents(_ range: ClosedRange<Int>) -> [Int] {
    var random = SplitMix64(seed: 2)
    return (0..<100_000).map { _ in Int.random(in: range, using: &random) }
  }

  private static var separated: ExportFormat {
    var format = ExportFormat()
    format.thousands = .comma
    return format
  }

  /// From a million on.
  private static func grouped(_ cents: Int) -> String {
    let thousands = (cents / 100_000 % 1000).padded(to: 3)
    return
      "\(cents / 100_000_000),\(thousands),\((cents / 100 % 1000).padded(to: 3)).\((cents % 100).padded(to: 2))"
  }

  private static func comparison(
    _ subject: String, _ cents: [Int], _ texts: Texts, _ format: ExportFormat, isShort: Bool = false
  ) throws -> Comparison {
    let plain = PlainDecimal(format)
    let slow = DecimalReader(format)
    for (field, cents) in zip(texts.fields, cents) {
      let other = try slow.read(texts.bytes.span.extracting(field))
      let quick = isShort ? plain.read(field, in: texts.bytes.span) : other
      try Disagreement.unless(
        quick?.cents == cents && other.cents == cents, "\(Shop.money(cents)) is read as another number")
    }
    let quickly = Comparison.Way(name: "as one word") {
      let bytes = texts.bytes.span
      var sum = 0
      for field in texts.fields {
        if let decimal = plain.read(field, in: bytes) { sum &+= decimal.cents }
      }
      return sum
    }
    let slowly = Comparison.Way(name: "digit by digit") {
      let bytes = texts.bytes.span
      var sum = 0
      for field in texts.fields { sum &+= try slow.read(bytes.extracting(field)).cents }
      return sum
    }
    return Comparison(
      subject: subject, items: texts.count, item: "number", bytes: texts.size,
      ways: isShort ? [quickly, slowly] : [slowly])
  }
}

extension Decimal {
  /// Ways may differ in the zeros at the end. Only what has no more than two digits behind the point has cents.
  fileprivate var cents: Int {
    switch scale {
    case 0: Int(mantissa) &* 100
    case 1: Int(mantissa) &* 10
    default: Int(mantissa)
    }
  }
}
