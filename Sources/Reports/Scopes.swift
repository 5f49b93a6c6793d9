internal import Base

/// The stretches of time over which concentration is measured, and which of them each day lies in.
struct Scopes: Sendable {
  let names: [String]
  /// Days that lie in the same scopes are of one kind; by kind: positions of those scopes, rising, never more than three.
  let kinds: [[Int]]
  private let firstDay: Day
  /// By day since data start.
  private let kindOfDay: [Int]
  /// The kinds again, back to back, and where each begins: days are many, so nothing is looked up in nested arrays.
  private let positions: [Int]
  private let starts: [Int]

  /// W and all time, then each complete calendar year.
  init(_ landmarks: Landmarks) {
    var windows = [
      ("trailing", landmarks.window),
      ("all", Window(first: landmarks.dataStart, last: landmarks.asOf)),
    ]
    let years = Calendar(
      .year, from: landmarks.dataStart, to: landmarks.asOf, longestSilence: 0)
    for position in years.all where years.isComplete(position) {
      let year = years.period(position)
      windows.append((year.description, Window(first: year.firstDay, last: year.lastDay)))
    }
    names = windows.map(\.0)
    firstDay = landmarks.dataStart
    var kinds: [[Int]] = []
    kindOfDay = (0..<max(0, landmarks.asOf - firstDay + 1)).map { [firstDay] day in
      let positions = windows.indices.filter { windows[$0].1.contains(firstDay + day) }
      if let kind = kinds.firstIndex(of: positions) { return kind }
      kinds.append(positions)
      return kinds.count - 1
    }
    self.kinds = kinds
    positions = kinds.flatMap(\.self)
    starts = kinds.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// - Precondition: The day is from data start to the as-of day.
  @inline(__always)
  func kind(of day: Day) -> Int { kindOfDay[day - firstDay] }

  /// Calls back with each scope that a day lies in.
  @inline(__always)
  func forEach(containing day: Day, _ body: (Int) -> Void) {
    let kind = kind(of: day)
    for position in starts[kind]..<starts[kind + 1] { body(positions[position]) }
  }
}
