extension TextRuns {
  /// Appends a dictionary's codes of lines' texts, new ones where they have not been seen. A run is looked up once for
  /// all of its lines that lie together.
  /// - Parameter column: By line: its run.
  public func appendCodes(
    of lines: Range<Int>, _ column: NarrowColumn, in dictionary: inout TextDictionary, to codes: inout [UInt32]
  ) {
    var last = (run: Int64(-1), code: UInt32(0))
    column.forEach(in: lines) { run in
      if run != last.run { last = (run, code(of: UInt32(truncatingIfNeeded: run), in: &dictionary)) }
      codes.append(last.code)
    }
  }

  /// Appends numbers that are equal where lines' texts are equal, and 0 where they are empty: short texts as they are.
  /// - Returns: Whether all texts are short; if not, what was appended means nothing.
  public func appendShortNumbers(
    of lines: Range<Int>, _ column: NarrowColumn, to numbers: inout [UInt64]
  ) -> Bool {
    var areShort = true
    column.forEach(in: lines) { run in
      let run = Int(truncatingIfNeeded: run)
      areShort = areShort && texts.isShort(run)
      numbers.append(texts.number(of: run))
    }
    return areShort
  }
}
