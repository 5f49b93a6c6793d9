internal import CLibCSV

/// libcsv in strict mode, fed one record at a time. The bytes of all records' fields come to stand one behind the other.
///
/// How libcsv is tamed, and why:
/// - It trims blanks around unquoted fields unless its space function says that nothing is a blank.
/// - Strict mode lets an open quote at the end of input pass without `CSV_STRICT_FINI`.
/// - After an error it must not be finished (`csv_fini` would emit a bogus row and clear the status):
///   it is freed and begun anew.
/// - A bare CR or LF ends a row for it, also where a pipeline says that only CR LF does. The record's end is
///   known before, so then its term function says that nothing is one.
/// - Its field buffer grows 128 bytes at a time: the block size is raised.
/// - Its callbacks cannot stop it and get one context pointer: a pointer to a plain struct, because a class
///   would be retained and released for every field.
@safe
struct RecordParser: ~Copyable {
  private let delimiter: UInt8
  private let breaksEndRows: Bool
  private let parser: UnsafeMutablePointer<csv_parser>
  private let fields: UnsafeMutablePointer<ParsedFields>

  /// - Parameter breaksEndRows: Whether a bare CR or LF can only stand at a record's end.
  init(delimiter: UInt8, breaksEndRows: Bool = true) {
    self.delimiter = delimiter
    self.breaksEndRows = breaksEndRows
    unsafe parser = .allocate(capacity: 1)
    unsafe fields = .allocate(capacity: 1)
    unsafe fields.initialize(to: ParsedFields())
    begin()
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe fields.deinitialize(count: 1)
    unsafe fields.deallocate()
  }

  /// Parses one record, given without its line end.
  /// - Returns: false where libcsv finds its quoting wrong; then there are no fields.
  mutating func parse(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe fields.pointee.beginRecord()
    let taken = unsafe csv_parse(
      parser, record.baseAddress, record.count, takeField, takeRecord, fields)
    guard taken == record.count, unsafe csv_error(parser) == CSV_SUCCESS,
      unsafe csv_fini(parser, takeField, takeRecord, fields) == 0
    else {
      unsafe fields.pointee.dropRecord()
      begin(again: true)
      return false
    }
    return true
  }

  /// How many fields the record parsed last has, where the first of them begins in the text, and where each ends.
  var fieldCount: Int { unsafe fields.pointee.ends.count }
  var recordStart: Int { unsafe fields.pointee.recordStart }
  func end(ofField index: Int) -> Int { unsafe fields.pointee.ends[index] }

  /// Takes up the text of a field in which two quotes mean one.
  /// - Returns: Where it is in the text.
  mutating func takeUndoubled(_ field: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    unsafe fields.pointee.appendUndoubled(field)
  }

  /// Puts the text of all records behind some bytes.
  func appendText(to bytes: inout [UInt8]) {
    // Even of nothing an array would be moved to new room.
    if unsafe fields.pointee.text.count == 0 { return }
    unsafe fields.pointee.text.withElements { unsafe bytes.append(contentsOf: $0) }
  }

  private func begin(again: Bool = false) {
    if again { unsafe csv_free(parser) }
    let options = UInt8(CSV_STRICT | CSV_STRICT_FINI)
    precondition(unsafe csv_init(parser, options) == 0, "libcsv does not know its own options")
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_space_func(parser, { _ in 0 })
    if !breaksEndRows { unsafe csv_set_term_func(parser, { _ in 0 }) }
    unsafe csv_set_blk_size(parser, 1 << 14)
  }
}

/// What libcsv's callbacks collect.
@safe
private struct ParsedFields: ~Copyable {
  var text = BatchBuffer<UInt8>(capacity: 0)
  /// Where the fields of the last record end in the text, and where the first of them begins.
  var ends = BatchBuffer<Int>(capacity: 0)
  var recordStart = 0

  mutating func beginRecord() {
    recordStart = text.count
    ends.truncate(to: 0)
  }

  mutating func dropRecord() {
    text.truncate(to: recordStart)
    ends.truncate(to: 0)
  }

  mutating func appendUndoubled(_ field: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = text.count
    var isSecond = false
    for place in 0..<field.count {
      let byte = unsafe field[place]
      isSecond = byte == RecordSplitter.quote && !isSecond
      if !isSecond { text.append(byte) }
    }
    return start..<text.count
  }

  mutating func append(_ field: UnsafeRawBufferPointer) {
    unsafe text.append(contentsOf: field.assumingMemoryBound(to: UInt8.self))
    ends.append(text.count)
  }
}

private func takeField(field: UnsafeMutableRawPointer?, length: Int, context: UnsafeMutableRawPointer?) {
  let fields = unsafe context?.assumingMemoryBound(to: ParsedFields.self)
  unsafe fields?.pointee.append(UnsafeRawBufferPointer(start: field, count: length))
}

private func takeRecord(terminator: Int32, context: UnsafeMutableRawPointer?) {}
