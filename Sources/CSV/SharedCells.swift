internal import Base

/// The texts of a list as cells: each is written once, and copied into the rows that have it.
///
/// Its oracle is a text in every row.
struct SharedCells {
  /// The cells, one behind the other, and behind the last what may be read with it.
  private var written: [UInt8] = []
  /// By place in the list; that of an unknown cell comes last, and is empty.
  private var bounds: [Range<Int>] = []

  /// - Parameter write: Writes a text as a cell and gives its bytes.
  init(_ texts: [String], slack: Int, _ write: (String) -> [UInt8]) {
    for text in texts {
      let cell = write(text)
      bounds.append(written.count..<written.count + cell.count)
      written += cell
    }
    bounds.append(written.count..<written.count)
    written += repeatElement(0, count: slack)
  }

  /// Hands out where the cells of some rows stand.
  mutating func forEach(
    of places: [Int32], _ take: (_ cell: UnsafeMutablePointer<UInt8>, _ length: Int) -> Void
  ) {
    let bounds = bounds
    unsafe written.withUnsafeMutableBufferPointer { written in
      guard let first = written.baseAddress else { return }
      for place in places {
        let cell = bounds[place < 0 ? bounds.count - 1 : Int(place)]
        unsafe take(first + cell.lowerBound, cell.count)
      }
    }
  }
}

extension RowEncoder {
  /// Appends cells whose texts come from a list.
  public func write(_ places: [Int32], of texts: [String]) {
    // Few rows of a long list are written as they are.
    guard texts.count <= places.count / 4 else {
      for place in places { write(place < 0 ? .unknown : .text(texts[Int(place)])) }
      return
    }
    var shared = SharedCells(texts, slack: Self.slack) { taken(of: guarded($0)) }
    unsafe shared.forEach(of: places) { cell, length in
      unsafe self.cell(length) { target in
        unsafe Self.copy(cell, to: target, length)
        return length
      }
    }
  }

  /// A text as a cell, which is taken away again.
  private func taken(of text: String) -> [UInt8] {
    let start = count
    write(text)
    defer { (count, cellCount) = (start, cellCount - 1) }
    return unsafe Array(UnsafeBufferPointer(start: cells + start, count: count - 1 - start))
  }
}
