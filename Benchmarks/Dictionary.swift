import Base
import Intake
import Testbench

extension Suite {
  /// Texts to codes, beside Swift's own dictionary, which needs a `String` for each text.
  static let dictionary = Suite(name: "dictionary") {
    var random = SplitMix64(seed: 4)
    let some = (0..<100_000).map { _ in Int.random(in: 0..<5000, using: &random) }
    let all = (0..<100_000).shuffled(using: &random)
    return try [
      comparison("short texts, seen before", some.map(short), isSeen: true),
      comparison("long texts, seen before", some.map(long), isSeen: true),
      comparison("short texts, all new", all.map(short)),
      comparison("long texts, all new", all.map(long)),
    ]
  }

  private static func short(_ number: Int) -> String { "C\(number.padded(to: 6))" }

  private static func long(_ number: Int) -> String { "customer-\(number.padded(to: 6))@shop.example" }

  private static func comparison(_ subject: String, _ all: [String], isSeen: Bool = false) throws
    -> Comparison
  {
    let texts = Texts(all)
    var patrons = TextDictionary()
    var swifts: [String: UInt32] = [:]
    for (field, text) in zip(texts.fields, all) {
      let code = patrons.code(of: texts.bytes.span.extracting(field))
      try Disagreement.unless(code == swifts.code(of: text), "\(text) has another code")
    }
    let (seen, seenBySwift) = isSeen ? (patrons, swifts) : (TextDictionary(), [:])
    return Comparison(
      subject: subject, items: texts.count, item: "text", bytes: texts.size,
      ways: [
        Comparison.Way(name: "TextDictionary") {
          let bytes = texts.bytes.span
          var dictionary = seen
          var sum = 0
          for field in texts.fields { sum &+= Int(dictionary.code(of: bytes.extracting(field))) }
          return sum
        },
        Comparison.Way(name: "Swift's Dictionary") {
          var dictionary = seenBySwift
          var sum = 0
          for field in texts.fields {
            sum &+= Int(dictionary.code(of: String(decoding: texts.bytes[field], as: UTF8.self)))
          }
          return sum
        },
      ])
  }
}

extension [String: UInt32] {
  fileprivate mutating func code(of text: String) -> UInt32 {
    if let code = self[text] { return code }
    let code = UInt32(count)
    self[text] = code
    return code
  }
}
