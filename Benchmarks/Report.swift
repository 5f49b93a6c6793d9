/// A way's times as a line of text.
enum Report {
  static func line(_ name: String, _ times: [Duration], of comparison: Comparison) -> String {
    let perItem = times.map { tenths(nanoseconds($0) / Double(comparison.items)) }
    let middle = times.count / 2
    let speed = comparison.bytes.map { "\(Int(Double($0) * 1000 / nanoseconds(times[middle]))) MB/s" } ?? ""
    return left(name, 26) + right(perItem[middle], 8) + " ns/" + left(comparison.item, 7) + right(speed, 10)
      + "   (\(perItem[0]) to \(perItem[times.count - 1]))"
  }

  private static func nanoseconds(_ time: Duration) -> Double { time / .nanoseconds(1) }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
