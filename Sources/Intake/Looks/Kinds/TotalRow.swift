internal import Base

/// Are there lines that add up other lines? Reports that are exported as they are shown have such lines, and each sale is
/// then counted twice or more.
///
/// A line is one where its customer is a word for a total (`Grand Total`, `合计`, `Summe`). Where such a word is only part of
/// the id, as in `Total January` and in the name of a customer, the amount must be the sum of the lines before it: for half
/// of such lines, and for one of them over two lines or more. The last line of a file is one, too, where it is the sum of
/// three others or more, none of them below zero.
enum TotalRow: Look {
  static let kind = SuspicionKind.totalRow

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      guard let seen = totals(file) else { return nil }
      return file.suspicion(
        kind, seen,
        advice:
          "these lines add up other lines, so sales are counted twice; leave them out with source.exclude: "
          + (seen.example.isEmpty
            ? "[{column: …, in: […]}]"
            : "[{column: \(evidence.customerColumn.quotedForAdvice), in: [\(seen.example.quotedForAdvice)]}]")
          + ", and all others of the kind")
    }
  }

  private static func totals(_ file: Evidence.File) -> Sighting? {
    var seen = file[.totalWord]
    if let names = file[.totalName] {
      let confirmed = file[.confirmedTotal]?.lines ?? 0
      if file[.sureTotal] != nil && confirmed >= names.lines - confirmed {
        seen =
          seen.map {
            var both = $0
            both.merge(names)
            return both
          } ?? names
      }
    }
    if seen == nil, let last = file.sightings.last, isSumOfAll(last, file) {
      seen = Sighting(lines: 1, units: last.units, chunk: last.chunk, line: last.line, example: last.customer)
    }
    return seen
  }

  private static func isSumOfAll(_ last: Sightings.LastLine, _ file: Evidence.File) -> Bool {
    let sums = file.findings.days.entries
    let lines = sums.reduce(0) { $0 &+ $1.lines }
    let units = sums.reduce(Int64(0)) { $0 &+ $1.units }
    return lines >= 4 && lines == file.accepted && last.units > 0 && file.sightings.negatives == 0
      && units &- last.units == last.units
  }

  /// Sums while lines pass by, within one chunk.
  struct Walk {
    private var sinceLast: (lines: Int, units: Int64) = (0, 0)
    private var all: Int64 = 0

    /// Lines with no word for a total.
    mutating func pass(_ lines: Int, _ units: Int64) {
      sinceLast.lines &+= lines
      sinceLast.units &+= units
      all &+= units
    }

    /// - Parameter trace: What the line's customer is seen to be.
    /// - Returns: What is seen of a line with a word for a total.
    mutating func take(_ units: Int64, _ trace: Trace?) -> [Trace] {
      guard trace == .totalWord || trace == .totalName else {
        pass(1, units)
        return []
      }
      let isConfirmed = sinceLast.lines > 0 && units == sinceLast.units || units == all && units != 0
      let isSure = isConfirmed && sinceLast.lines > 1
      sinceLast = (0, 0)
      guard trace == .totalName, isConfirmed else { return [] }
      return isSure ? [.confirmedTotal, .sureTotal] : [.confirmedTotal]
    }
  }
}

extension String {
  /// As it can be written into a pipeline file.
  var quotedForAdvice: String { "\"\(self)\"" }
}
