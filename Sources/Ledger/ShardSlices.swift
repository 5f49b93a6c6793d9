internal import Intake

/// The lines of one shard where they were read: a stretch of each chunk.
struct ShardSlices {
  struct Slice {
    let chunk: Int
    let lines: Range<Int>
    /// Their positions among all lines of the shard, as they come.
    let positions: Range<Int>
  }

  private let chunks: [LineColumns]
  private let slices: [Slice]
  /// How many lines there are.
  let count: Int

  init(_ chunks: [LineColumns], shard: Int, of shards: Int) {
    var slices: [Slice] = []
    slices.reserveCapacity(chunks.count)
    var count = 0
    for chunk in chunks.indices {
      let lines = chunks[chunk].lines(ofShard: shard, of: shards)
      if lines.isEmpty { continue }
      slices.append(Slice(chunk: chunk, lines: lines, positions: count..<count + lines.count))
      count += lines.count
    }
    self.chunks = chunks
    self.slices = slices
    self.count = count
  }

  /// Whether a column is mapped, and so empty in no chunk that has lines.
  private func has(_ column: (LineColumns) -> NarrowColumn) -> Bool {
    slices.first.map { !column(chunks[$0.chunk]).isEmpty } ?? false
  }
}

// Columns of all slices together.
extension ShardSlices {
  /// By line as it comes: the dictionary's code of its customer.
  func customers(in dictionary: inout TextDictionary) -> [UInt32] {
    var codes = Array(repeating: UInt32(0), count: count)
    var span = codes.mutableSpan
    for slice in slices {
      chunks[slice.chunk].customers.putCodes(
        of: slice.lines, chunks[slice.chunk].customer, from: &dictionary, in: &span,
        at: slice.positions.lowerBound)
    }
    return codes
  }

  /// Empty where no order is mapped.
  func orders(at places: LinePlaces) -> LineOrders {
    guard has({ $0.order }) else { return .none }
    var numbers = Array(repeating: UInt64(0), count: count)
    var number = numbers.mutableSpan
    let place = places.place.span
    for slice in slices {
      chunks[slice.chunk].orders.putNumbers(
        of: slice.lines, chunks[slice.chunk].order, at: place.extracting(slice.positions), in: &number)
    }
    let areShort = slices.allSatisfy { chunks[$0.chunk].orders.areShort }
    return LineOrders(numbers: numbers, runs: areShort ? [] : orderRuns(at: places), of: chunks)
  }

  /// By place: the chunk, in the upper half, and the run that say the order's text.
  private func orderRuns(at places: LinePlaces) -> [UInt64] {
    var runs = Array(repeating: UInt64(0), count: count)
    var run = runs.mutableSpan
    let place = places.place.span
    for slice in slices {
      let own = place.extracting(slice.positions)
      chunks[slice.chunk].order.put(slice.lines, at: own, in: &run)
      for index in own.indices { run[Int(own[index])] |= UInt64(slice.chunk) << 32 }
    }
    return runs
  }

  /// By place: the numbers of a column; empty where it is not mapped.
  func numbers<Number: FixedWidthInteger>(
    at places: LinePlaces, _ column: (LineColumns) -> NarrowColumn
  ) -> [Number] {
    guard has(column) else { return [] }
    var numbers = Array(repeating: Number.zero, count: count)
    var span = numbers.mutableSpan
    let places = places.place.span
    for slice in slices {
      column(chunks[slice.chunk]).put(slice.lines, at: places.extracting(slice.positions), in: &span)
    }
    return numbers
  }

  /// By place: the codes of a column in the run's vocabulary; empty where it is not mapped.
  func codes(
    of vocabulary: CodedVocabulary, at places: LinePlaces, _ column: (LineColumns) -> NarrowColumn
  ) -> CodeColumn {
    guard has(column) else { return CodeColumn() }
    switch vocabulary.count {
    case ...0x100: return CodeColumn(bytes: codes(of: vocabulary, at: places, column))
    case ...0x10000: return CodeColumn(shorts: codes(of: vocabulary, at: places, column))
    default: return CodeColumn(words: codes(of: vocabulary, at: places, column))
    }
  }

  private func codes<Code: FixedWidthInteger>(
    of vocabulary: CodedVocabulary, at places: LinePlaces, _ column: (LineColumns) -> NarrowColumn
  ) -> [Code] {
    var codes = Array(repeating: Code.zero, count: count)
    var span = codes.mutableSpan
    let places = places.place.span
    for slice in slices {
      column(chunks[slice.chunk]).put(
        slice.lines, through: vocabulary.codes(ofChunk: slice.chunk).span,
        at: places.extracting(slice.positions), in: &span)
    }
    return codes
  }
}
