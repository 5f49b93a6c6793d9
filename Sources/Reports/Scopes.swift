internal import Base

/// The stretches of time over which concentration is measured, and which of them each day lies in.
struct Scopes: Sendable {
  let names: [String]
  private let firstDay: Day
  /// By day since data start: where its scopes begin in `positions`, and the end of the last.
  private let starts: [Int]
  /// Positions of scopes.
  private let positions: [Int]

  /// W and all time, and if wanted each complete calendar year.
  init(_ landmarks: Landmarks, withYears: Bool) {
    var windows = [
      ("trailing", landmarks.window),
      ("all", Window(first: landmarks.dataStart, last: landmarks.asOf)),
    ]
    let years = Calendar(
      .year, from: landmarks.dataStart, to: landmarks.asOf, longestSilence: 0)
    for position in years.all where withYears && years.isComplete(position) {
      let year = years.period(position)
      windows.append((year.description, Window(first: year.firstDay, last: year.lastDay)))
    }
    names = windows.map(\.0)
    firstDay = landmarks.dataStart
    var starts = [0]
    var positions: [Int] = []
    for day in 0..<max(0, landmarks.asOf - firstDay + 1) {
      positions += windows.indices.filter { windows[$0].1.contains(landmarks.dataStart + day) }
      starts.append(positions.count)
    }
    self.starts = starts
    self.positions = positions
  }

  /// Calls back with each scope that a day lies in, never more than three.
  @inline(__always)
  func forEach(containing day: Day, _ body: (Int) -> Void) {
    let index = day - firstDay
    for position in starts[index]..<starts[index + 1] { body(positions[position]) }
  }
}
