/// Finds quotes, and the delimiters and line breaks inside and outside of them, 64 bytes at a time.
///
/// Where every quote either opens a field, closes it, or is one of two inside, whether a byte is inside quotes is the parity
/// of the quotes before it. Whether that is so is checked by the neighbours of each quote; the first byte that shows
/// otherwise is a fault, and the record that has it is left to `RecordSplitter` and libcsv.
///
/// Source: for the parity by shifts in place of a carry-less product G. Langdale, D. Lemire, "Parsing Gigabytes of JSON per
/// Second", VLDB Journal 28 (2019), section 3.1.1.
struct QuotedMap {
  private let delimiter: SIMD16<UInt8>
  /// All bits where the last block ended inside quotes.
  private var inside: UInt64 = 0
  /// The lowest bit: whether the last byte was a delimiter or a line break outside of quotes, or nothing came before.
  private var afterEnd: UInt64 = 1
  /// The lowest bit: whether the last byte was a quote that closes.
  private var afterClosing: UInt64 = 0

  /// From the start of a record on.
  init(delimiter: UInt8) {
    self.delimiter = SIMD16(repeating: delimiter)
  }

  /// What one block holds: one bit for each byte, the first lowest.
  struct Block {
    /// Delimiters and line breaks outside of quotes.
    var ends: UInt64
    /// Delimiters and line breaks inside of quotes.
    var inner: UInt64
    /// The second quote of each two that mean one.
    var doubled: UInt64
    /// Bytes that cannot stand where they stand, and NULs. Bits above the lowest of them mean nothing.
    var faults: UInt64
    /// Whether there is any quote.
    var hasQuotes: Bool
  }

  /// Whether the bytes so far end inside quotes.
  var isInside: Bool { inside != 0 }

  /// The next 64 bytes.
  /// - Parameter all: Gets the bits of all bytes.
  @inline(__always)
  mutating func next(_ base: UnsafeRawPointer, seeing all: inout SIMD16<UInt8>) -> Block {
    var (quotes, separators) = (ByteMap(), ByteMap())
    var nuls = SIMD16<UInt8>()
    for step in 0..<ByteMap.steps {
      let bytes = unsafe base.loadUnaligned(fromByteOffset: 16 &* step, as: SIMD16<UInt8>.self)
      all |= bytes
      nuls |= (bytes &- SIMD16(repeating: 1)) & ~bytes
      quotes.take(ByteMap.like(bytes, SIMD16(repeating: RecordSplitter.quote)) & ~bytes)
      let breaks =
        ByteMap.like(bytes, SIMD16(repeating: RecordSplitter.lineFeed))
        | ByteMap.like(bytes, SIMD16(repeating: RecordSplitter.carriageReturn))
      separators.take((breaks | ByteMap.like(bytes, delimiter)) & ~bytes)
    }
    var block = block(quotes: quotes.bits, separators: separators.bits)
    if nuls.isBeyondASCII { block.faults |= unsafe Self.nuls(base) }
    return block
  }

  /// The last bytes, fewer than 64, one by one.
  mutating func last(_ bytes: UnsafeRawBufferPointer, seeing all: inout SIMD16<UInt8>) -> Block {
    var (quotes, separators, nuls): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var bit: UInt64 = 1
    for place in 0..<bytes.count {
      let byte = unsafe bytes[place]
      all[0] |= byte
      if byte == RecordSplitter.quote { quotes |= bit }
      if byte == delimiter[0] || byte == RecordSplitter.lineFeed || byte == RecordSplitter.carriageReturn {
        separators |= bit
      }
      if byte == 0 { nuls |= bit }
      bit &<<= 1
    }
    var block = block(quotes: quotes, separators: separators)
    // Behind the last byte anything may come.
    block.faults = (block.faults | nuls) & (bit &- 1)
    return block
  }

  @inline(__always)
  private mutating func block(quotes: UInt64, separators: UInt64) -> Block {
    // From a quote that opens up to the byte before the one that closes.
    let inside = Self.parity(of: quotes) ^ self.inside
    let opening = quotes & inside
    let closing = quotes & ~inside
    let ends = separators & ~inside
    let afterEnd = ends &<< 1 | self.afterEnd
    let afterClosing = closing &<< 1 | self.afterClosing
    self.inside = 0 &- (inside &>> 63)
    self.afterEnd = ends &>> 63
    self.afterClosing = closing &>> 63
    return Block(
      ends: ends, inner: separators & inside, doubled: opening & afterClosing,
      faults: opening & ~(afterEnd | afterClosing) | afterClosing & ~(ends | quotes), hasQuotes: quotes != 0)
  }

  /// By bit: whether it and those below it are an odd number of ones.
  @inline(__always)
  private static func parity(of bits: UInt64) -> UInt64 {
    var parity = bits
    parity ^= parity &<< 1
    parity ^= parity &<< 2
    parity ^= parity &<< 4
    parity ^= parity &<< 8
    parity ^= parity &<< 16
    return parity ^ parity &<< 32
  }

  @inline(never)
  private static func nuls(_ base: UnsafeRawPointer) -> UInt64 {
    (0..<ByteMap.block).reduce(0) { bits, place in
      bits | (unsafe base.load(fromByteOffset: place, as: UInt8.self) == 0 ? 1 << UInt64(place) : 0)
    }
  }
}
