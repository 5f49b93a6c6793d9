extension Collection where Element == String {
  /// The name that a misspelt one was most likely meant to be; the first of equally near ones.
  /// Nil where more than half of the letters differ, since such a name is no likely correction.
  package func nearest(to misspelt: String) -> String? {
    let distances = map { (name: $0, edits: $0.lowercased().edits(from: misspelt.lowercased())) }
    guard let best = distances.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits * 2 <= Swift.max(best.name.count, misspelt.count) ? best.name : nil
  }
}

extension String {
  /// How many letters must be put in, taken out, changed or swapped with their neighbour to turn
  /// one text into the other.
  ///
  /// Source: the optimal string alignment distance, after F. J. Damerau, "A technique for computer
  /// detection and correction of spelling errors", CACM 7 (1964).
  fileprivate func edits(from other: String) -> Int {
    let a = Array(self)
    let b = Array(other)
    var rowBeforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = Swift.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = Swift.min(best, rowBeforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      rowBeforeLast = last
      last = row
    }
    return last[b.count]
  }
}
