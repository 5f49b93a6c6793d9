internal import Base
internal import CSV

/// Gathers the lines of some exports and puts them together group by group, so that another process can count some of
/// the groups.
///
///     var gatherer = LineGatherer(source: source)
///     while let chunk = try chunks.next() { gatherer.take(reader.read(chunk)) }
///     let bytes = gatherer.lines(ofGroup: 17).written()
///
/// Nothing is left out as a duplicate here: the other lines of a group may be with other tasks.
public struct LineGatherer: Sendable {
  private struct Piece {
    let file: Int
    let number: Int
    let header: [String]
    let lines: LineColumns
    let excluded: [(group: Int, order: ArraySlice<UInt8>)]
    let codes: InputFindings.Codes
  }

  private var pieces: [Piece] = []
  private var linesBefore = (file: -1, lines: 0)
  private let source: Source

  /// What was found so far; of duplicates nothing is noted.
  public private(set) var findings: InputFindings

  /// - Parameter source: What the pipeline says about its exports.
  public init(source: Source) {
    var source = source
    source.duplicates = .keep
    self.source = source
    findings = InputFindings(source)
  }

  /// Lets go of everything that was taken up; the next chunk comes behind it all the same.
  public mutating func removeAll() {
    pieces = []
    footprint = 0
    findings = InputFindings(source)
  }

  /// Takes up a chunk.
  /// - Returns: How many physical lines of its file stand before it, where all chunks before it were taken up in their
  ///   order.
  /// - Precondition: It comes behind all that were taken up, in the order of files and of their chunks.
  @discardableResult
  public mutating func take(_ reading: consuming ChunkReading) -> Int {
    if linesBefore.file != reading.file { linesBefore = (reading.file, reading.linesBefore) }
    let before = linesBefore.lines
    linesBefore.lines += reading.physicalLines
    let codes = findings.take(reading)
    let excluded = (0..<UInt32(reading.excludedOrders.count)).map { run in
      let order = reading.excludedOrders.bytes(of: run)
      return (group: OrderKey.group(of: order), order: order)
    }
    footprint += reading.lines.footprint
    pieces.append(
      Piece(
        file: reading.file, number: reading.number, header: reading.header, lines: reading.lines,
        excluded: excluded, codes: codes))
    return before
  }

  /// A chunk that is about to be read, with what those taken up so far rule out for the samples.
  public mutating func bounding(_ chunk: consuming Chunk) -> Chunk {
    chunk.bounds = findings.bounds(ofFile: chunk.file)
    return chunk
  }

  /// Notes that a file has so many chunks, and no more.
  public mutating func noteEnd(ofFile file: Int, chunks: Int) {
    findings.noteEnd(ofFile: file, chunks: chunks)
  }

  /// About how many bytes of memory the lines take.
  public private(set) var footprint = 0

  /// What all groups have in common.
  public var frame: LineFrame {
    var frame = LineFrame()
    for piece in pieces {
      let known = frame.headers.firstIndex { header in
        header.elementsEqual(piece.header) { $0.utf8.elementsEqual($1.utf8) }
      }
      if known == nil { frame.headers.append(piece.header) }
      frame.chunks.append(
        LineFrame.Chunk(
          file: piece.file, number: piece.number, header: known ?? frame.headers.count - 1))
    }
    frame.products = findings.products.texts
    frame.dimensions = findings.dimensions.map(\.texts)
    return frame
  }

  /// The lines of one group.
  /// - Complexity: O(n) in them, and in the chunks.
  public func lines(ofGroup group: Int) -> GroupLines {
    let ranges = pieces.map { piece in
      piece.lines.count == 0 ? 0..<0 : piece.lines.lines(ofShard: group, of: LineColumns.groups)
    }
    var gathered = GroupLines()
    gathered.counts = ranges.map { UInt32($0.count) }
    var excluded = TextList()
    for piece in pieces {
      let own = piece.excluded.filter { $0.group == group }
      gathered.excludedCounts.append(UInt32(own.count))
      for (_, order) in own { excluded.append(order.span) }
    }
    gathered.excluded = TextRuns(excluded)
    func numbers(_ column: (LineColumns) -> NarrowColumn) -> NarrowColumn {
      var all: [Int64] = []
      for (piece, range) in zip(pieces, ranges) where !range.isEmpty {
        let column = column(piece.lines)
        if !column.isEmpty { column.forEach(in: range) { all.append($0) } }
      }
      return NarrowColumn(all)
    }
    func texts(
      _ texts: (LineColumns) -> TextRuns, _ column: (LineColumns) -> NarrowColumn
    ) -> (TextRuns, NarrowColumn) {
      var dictionary = TextDictionary()
      var all: [UInt32] = []
      for (piece, range) in zip(pieces, ranges) where !range.isEmpty {
        let (texts, column) = (texts(piece.lines), column(piece.lines))
        guard !column.isEmpty else { continue }
        var last: (run: Int64, code: UInt32)?
        column.forEach(in: range) { run in
          if last?.run != run { last = (run, texts.code(of: UInt32(run), in: &dictionary)) }
          all.append(last?.code ?? 0)
        }
      }
      return (TextRuns(dictionary.texts), NarrowColumn(all))
    }
    func codes(
      _ column: (LineColumns) -> NarrowColumn, _ table: (InputFindings.Codes) -> [UInt32]
    ) -> LineColumns.CodedColumn {
      var all: [UInt32] = []
      for (piece, range) in zip(pieces, ranges) where !range.isEmpty {
        let (column, table) = (column(piece.lines), table(piece.codes))
        if !column.isEmpty { column.forEach(in: range) { all.append(table[Int($0)]) } }
      }
      return LineColumns.CodedColumn(codes: NarrowColumn(all))
    }
    var lines = LineColumns()
    (lines.customers, lines.customer) = texts(\.customers, \.customer)
    (lines.orders, lines.order) = texts(\.orders, \.order)
    (lines.records, lines.record) = texts(\.records, \.record)
    lines.day = numbers(\.day)
    lines.amount = numbers(\.amount)
    lines.profit = numbers(\.profit)
    lines.discount = numbers(\.discount)
    lines.products = codes(\.products.codes, \.products)
    lines.dimensions = findings.dimensions.indices.map { index in
      codes({ $0.dimensions[index].codes }, { $0.dimensions[index] })
    }
    lines.groupStarts = [0, UInt32(lines.count)]
    lines.sum = LineSum(day: lines.day.all, amount: lines.amount.all, upTo: nil)
    gathered.lines = lines
    return gathered
  }
}

extension OrderKey {
  /// The group of the customer whose order it is.
  fileprivate static func group(of key: ArraySlice<UInt8>) -> Int {
    let customer = key.prefix { $0 != 0 }
    let hash = TextHash.of(customer.span)
    return Int(truncatingIfNeeded: ((hash &>> 32) &* UInt64(LineColumns.groups)) &>> 32)
  }
}

extension LineColumns {
  /// About how many bytes of memory they take.
  fileprivate var footprint: Int {
    let columns = [customer, day, amount, order, profit, discount, record, products.codes]
    let texts = [customers.texts, orders.texts, records.texts, products.values] + dimensions.map(\.values)
    return (columns + dimensions.map(\.codes)).reduce(0) { $0 + $1.footprint }
      + texts.reduce(0) { $0 + $1.footprint } + 4 * groupStarts.count
  }
}
