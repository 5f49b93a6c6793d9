/// The parts of a file of the tz database.
///
/// Source: RFC 8536, "The Time Zone Information Format (TZif)", section 3.
struct TimeZoneFile {
  struct LocalType {
    let offset: Int
    /// Its abbreviation, packed as `ZoneName.key`.
    let name: UInt64
  }

  private(set) var starts: [Int] = []
  private(set) var typeOfStart: [Int] = []
  private(set) var types: [LocalType] = []
  /// A rule for the time after the last start, in the form of the variable TZ; empty where there is none.
  private(set) var footer: [UInt8] = []

  /// - Returns: nil where the bytes are no such file.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    guard let first = Header(&rest) else { return nil }
    guard first.version > 0 else {
      guard read(&rest, first, timeSize: 4) else { return nil }
      return
    }
    // The first block is for readers that know times of 32 bits alone.
    guard rest.count >= first.size(timeSize: 4) else { return nil }
    rest = rest.dropFirst(first.size(timeSize: 4))
    guard let second = Header(&rest), read(&rest, second, timeSize: 8) else { return nil }
    let newline = UInt8(ascii: "\n")
    guard rest.first == newline, let end = rest.dropFirst().firstIndex(of: newline) else { return nil }
    footer = Array(rest[..<end].dropFirst())
  }

  private struct Header {
    let version: UInt8
    let utcFlags, standardFlags, leaps, starts, types, letters: Int

    init?(_ bytes: inout ArraySlice<UInt8>) {
      guard bytes.count >= 44, bytes.starts(with: "TZif".utf8) else { return nil }
      version = bytes[bytes.startIndex + 4]
      var counts = bytes.dropFirst(20).prefix(24)
      bytes = bytes.dropFirst(44)
      utcFlags = TimeZoneFile.number(&counts, 4)
      standardFlags = TimeZoneFile.number(&counts, 4)
      leaps = TimeZoneFile.number(&counts, 4)
      starts = TimeZoneFile.number(&counts, 4)
      types = TimeZoneFile.number(&counts, 4)
      letters = TimeZoneFile.number(&counts, 4)
      let most = 1 << 20
      guard [utcFlags, standardFlags, leaps, starts, types, letters].allSatisfy({ 0...most ~= $0 }), types > 0
      else { return nil }
    }

    func size(timeSize: Int) -> Int {
      starts * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standardFlags + utcFlags
    }
  }

  /// A whole number, its highest byte first, in two's complement.
  private static func number(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> Int {
    let number = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    bytes = bytes.dropFirst(count)
    let unused = Int.bitWidth - 8 * count
    return (number << unused) >> unused
  }

  private mutating func read(_ bytes: inout ArraySlice<UInt8>, _ header: Header, timeSize: Int) -> Bool {
    guard bytes.count >= header.size(timeSize: timeSize) else { return false }
    var block = bytes.prefix(header.size(timeSize: timeSize))
    bytes = bytes.dropFirst(block.count)
    for _ in 0..<header.starts { starts.append(Self.number(&block, timeSize)) }
    typeOfStart = block.prefix(header.starts).map { Int($0) }
    block = block.dropFirst(header.starts)
    let letters = block.dropFirst(header.types * 6).prefix(header.letters)
    for _ in 0..<header.types {
      let offset = Self.number(&block, 4)
      let nameStart = Int(block[block.startIndex + 1])
      block = block.dropFirst(2)
      let name = letters.dropFirst(nameStart).prefix { $0 != 0 }
      types.append(
        LocalType(offset: offset, name: name.count > 8 ? 0 : name.reduce(0) { $0 << 8 | UInt64($1) }))
    }
    return typeOfStart.allSatisfy { $0 < types.count } && types.allSatisfy { abs($0.offset) < 93_600 }
      && zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
  }
}
