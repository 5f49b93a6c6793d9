extension TextRuns {
  /// Appends a dictionary's codes of lines' texts, new ones where they have not been seen. A run is looked up once for
  /// all of its lines that lie together.
  /// - Parameters:
  ///   - column: By line: its run.
  ///   - empty: The code of an empty text; nil where that is a text like others.
  public func appendCodes(
    of lines: Range<Int>, _ column: NarrowColumn, in dictionary: inout TextDictionary, empty: UInt32? = nil,
    to codes: inout [UInt32]
  ) {
    var last = (run: Int64(-1), code: UInt32(0))
    column.forEach(in: lines) { run in
      if run != last.run {
        last = (run, code(of: UInt32(truncatingIfNeeded: run), in: &dictionary, empty: empty))
      }
      codes.append(last.code)
    }
  }

  @inline(__always)
  private func code(of run: UInt32, in dictionary: inout TextDictionary, empty: UInt32?) -> UInt32 {
    if let empty, isEmpty(run) { return empty }
    return code(of: run, in: &dictionary)
  }
}
