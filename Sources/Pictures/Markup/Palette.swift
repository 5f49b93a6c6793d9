/// A colour of the page. Each names a meaning, and none stands alone: a sign, a place, a shape or a figure
/// says the same.
///
/// Blue against orange, never red against green, so that people who see no red tell them apart.
enum Ink: String, CaseIterable {
  case ink, mute, grid, paper, platinum, gold, iron, new, back, lost, band, zone
  case q0, q1, q2, q3, q4, q5, q6

  /// Six hexadecimal digits, on white paper.
  var light: String {
    switch self {
    case .ink: "1c2126"
    case .mute: "57606a"
    case .grid: "dfe3e8"
    case .paper: "ffffff"
    case .platinum: "12436d"
    case .gold: "a8740a"
    case .iron: "77808b"
    case .new: "1f6fb2"
    case .back: "7aaede"
    case .lost: "c04a06"
    case .band: "cfe0f0"
    case .zone: "eef1f4"
    case .q0: "f1f5f9"
    case .q1: "d6e6f4"
    case .q2: "aecfe9"
    case .q3: "7db2dc"
    case .q4: "3273ab"
    case .q5: "1d558a"
    case .q6: "0f3559"
    }
  }

  /// The same meaning on dark paper.
  var dark: String {
    switch self {
    case .ink: "e6e9ec"
    case .mute: "a2acb6"
    case .grid: "2f363d"
    case .paper: "13171b"
    case .platinum: "cfe6fb"
    case .gold: "e2b23e"
    case .iron: "8b96a2"
    case .new: "4f9fe0"
    case .back: "b4d6f5"
    case .lost: "f0874c"
    case .band: "21384d"
    case .zone: "1f252b"
    case .q0: "1b232c"
    case .q1: "1c3650"
    case .q2: "1f4b75"
    case .q3: "28608f"
    case .q4: "72addc"
    case .q5: "a6cdee"
    case .q6: "d8eafa"
    }
  }

  /// A step of the ramp, 0 for the least.
  static let ramp: [Ink] = [.q0, .q1, .q2, .q3, .q4, .q5, .q6]

  /// What is written on this colour.
  var text: Ink {
    switch self {
    case .q4, .q5, .q6: .paper
    default: .ink
    }
  }

  /// Every colour of text with every colour it stands on.
  static let textPairs: [(text: Ink, ground: Ink)] =
    [.ink, .mute, .new, .lost, .platinum].map { ($0, .paper) } + [
      (.ink, .zone), (.mute, .zone), (.mute, .q0),
    ]
    + ramp.map { ($0.text, $0) }

  /// Every mark that must be seen against the paper. The grid and the band only help the eye.
  static let marks: [Ink] = [.ink, .mute, .platinum, .gold, .iron, .new, .lost]
}
