internal import CSV

extension TextRuns {
  /// Writes a dictionary's codes of lines' texts, new ones where they have not been seen, one behind the other. A run is
  /// looked up once for all of its lines that lie together.
  /// - Parameters:
  ///   - column: By line: its run.
  ///   - first: Where the first line's code belongs.
  public func putCodes(
    of lines: Range<Int>, _ column: NarrowColumn, from dictionary: inout TextDictionary,
    in codes: inout MutableSpan<UInt32>, at first: Int
  ) {
    column.put(lines, in: &codes, at: first)
    var last: (run: UInt32, code: UInt32)?
    for place in first..<first + lines.count {
      let run = codes[place]
      if run != last?.run { last = (run, code(of: run, in: &dictionary)) }
      codes[place] = last?.code ?? 0
    }
  }

  /// Writes numbers that are equal where lines' texts are equal, and 0 where they are empty, to places of their own.
  ///
  /// A short text is its own number and need not be looked up; a longer one's is its code's place (`ShortText.isPlace`).
  /// - Parameters:
  ///   - column: By line: its run.
  ///   - places: One for each line.
  public func putNumbers(
    of lines: Range<Int>, _ column: NarrowColumn, from dictionary: inout TextDictionary,
    at places: Span<UInt32>, in numbers: inout MutableSpan<UInt64>
  ) {
    var runs = Array(repeating: UInt32(0), count: lines.count)
    var run = runs.mutableSpan
    column.put(lines, in: &run, at: 0)
    var last: (run: UInt32, number: UInt64)?
    for line in 0..<lines.count {
      if run[line] != last?.run { last = (run[line], number(of: run[line], from: &dictionary)) }
      numbers[Int(places[line])] = last?.number ?? 0
    }
  }

  @inline(__always)
  private func number(of run: UInt32, from dictionary: inout TextDictionary) -> UInt64 {
    let number = texts.number(of: Int(run))
    if texts.isShort(Int(run)), !ShortText.isPlace(number) { return number }
    return UInt64(code(of: run, in: &dictionary)) + 1
  }
}
