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

  /// Whether every text is its own number, so that numbers are equal only where texts are.
  public var areShort: Bool { texts.areShort }

  /// Writes numbers that are equal where lines' texts are equal, and 0 only where they are empty, to places of their own: a
  /// short text is its own number, and a longer one's is its hash.
  /// - Parameters:
  ///   - column: By line: its run.
  ///   - places: One for each line.
  public func putNumbers(
    of lines: Range<Int>, _ column: NarrowColumn, at places: Span<UInt32>,
    in numbers: inout MutableSpan<UInt64>
  ) {
    var runs = Array(repeating: UInt32(0), count: lines.count)
    var run = runs.mutableSpan
    column.put(lines, in: &run, at: 0)
    var last: (run: UInt32, number: UInt64)?
    for line in 0..<lines.count {
      if run[line] != last?.run { last = (run[line], number(of: run[line])) }
      numbers[Int(places[line])] = last?.number ?? 0
    }
  }

  @inline(__always)
  private func number(of run: UInt32) -> UInt64 {
    texts.isShort(Int(run)) ? texts.number(of: Int(run)) : max(1, texts.hash(of: Int(run)))
  }
}
