public import Base

/// What a reader found in the pieces of the input that it read: whole files, or chunks of files.
///
/// Readers need not know of each other. Findings are merged, in any order and grouping, and when those of all pieces are
/// together, `SettledInput` is what is known of the whole input.
///
///     var all = try InputFindings(sealed)
///     try all.merge(others)
///     let input = try all.settled(…)
public struct InputFindings: Sendable {
  /// By position in the list of files.
  private(set) var files: [Int: FileFindings] = [:]
  private(set) var magnitudes = Magnitudes()
  private(set) var newest: NewestDay?
  /// A sample of the customers.
  private(set) var customers = CustomerSample()
  private var customerBound = CustomerBound()
  /// Distinct values.
  private(set) var products = TextDictionary()
  private(set) var dimensions: [TextDictionary]
  private(set) var duplicates: DuplicateFindings

  /// Of no piece yet.
  public init(_ source: Source) {
    dimensions = source.mapping.dimensions.map { _ in TextDictionary() }
    duplicates = DuplicateFindings(source.duplicates, source.fileOrder)
  }

  /// What a chunk's own codes mean.
  struct Codes: Sendable {
    /// By the chunk's code: the code of `products`.
    let products: [UInt32]
    /// By dimension and the chunk's code.
    let dimensions: [[UInt32]]
  }

  /// Takes up what a chunk came to.
  /// - Precondition: The chunk has not been taken before.
  mutating func take(_ reading: borrowing ChunkReading) -> Codes {
    let lines = reading.lines
    let hasBeenTaken = files[reading.file, default: FileFindings()].count(reading)
    precondition(!hasBeenTaken, "a chunk is taken twice")
    magnitudes.add(reading.magnitudes)
    newest = NewestDay.newer(newest, reading.newest)
    customers.merge(reading.customerSample)
    customers.add(reading.customers)
    customerBound.take(reading.customers, ofFile: reading.file)
    drop(duplicates.take(reading))
    let ofProducts = lines.products.values.codes(in: &products)
    var ofDimensions: [[UInt32]] = []
    for (index, column) in lines.dimensions.enumerated() {
      ofDimensions.append(column.values.codes(in: &dimensions[index]))
    }
    return Codes(products: ofProducts, dimensions: ofDimensions)
  }

  /// How many lines were accepted, duplicates too.
  public var lineCount: Int { files.values.reduce(0) { $0 + $1.chunks.reduce(0) { $0 + $1.lines } } }

  /// What the chunks of a file taken so far rule out for the samples.
  mutating func bounds(ofFile file: Int) -> SampleBounds {
    var bounds = SampleBounds()
    bounds.customers = customerBound.bound(ofFile: file)
    bounds.orders = files[file]?.sightings.orders.bound ?? .max
    return bounds
  }

  /// Notes that a file has so many chunks, and no more.
  public mutating func noteEnd(ofFile file: Int, chunks: Int) {
    files[file, default: FileFindings()].chunkCount = chunks
  }

  /// Takes up what another reader found.
  /// - Throws: `IntakeError` where both read the same chunk, disagree about a file's end, or read for different
  ///   pipelines.
  /// - Complexity: O(n) in what the other knows.
  public mutating func merge(_ other: consuming InputFindings) throws(IntakeError) {
    guard dimensions.count == other.dimensions.count, duplicates.isAlike(other.duplicates) else {
      throw IntakeError(.input, "these findings are of different pipelines")
    }
    for (position, theirs) in other.files {
      guard let own = files[position] else { continue }
      if let twice = theirs.chunks.first(where: { own.chunk($0.number) != nil }) {
        throw IntakeError(.input, "chunk \(twice.number) of input \(position) was read twice")
      }
      if let a = own.chunkCount, let b = theirs.chunkCount, a != b {
        throw IntakeError(
          .input, "input \(position) ends after \(a) chunks or after \(b): it changed between")
      }
    }
    for (position, theirs) in other.files { files[position, default: FileFindings()].merge(theirs) }
    magnitudes.add(other.magnitudes)
    newest = NewestDay.newer(newest, other.newest)
    customers.merge(other.customers)
    drop(duplicates.merge(other.duplicates))
    _ = other.products.texts.codes(in: &products)
    for index in dimensions.indices { _ = other.dimensions[index].texts.codes(in: &dimensions[index]) }
  }

  /// Which accepted lines of a chunk are known to be identical with a line that counts.
  func dropped(file: Int, chunk: Int) -> LineSet { files[file]?.chunk(chunk)?.dropped ?? LineSet() }

  /// By file: the newest day of its lines; nil where it has none.
  func newestDays(of count: Int) -> [Int32?] { (0..<count).map { files[$0]?.days.entries.last?.day } }

  /// Leaves out accepted lines of a file.
  /// - Returns: Whether there are as many of each day.
  mutating func drop(_ days: DaySums, ofFile position: Int) -> Bool {
    guard var file = files[position] else { return days.entries.isEmpty }
    let lines = Dictionary(uniqueKeysWithValues: file.days.entries.map { ($0.day, $0.lines) })
    guard days.entries.allSatisfy({ lines[$0.day] ?? 0 >= $0.lines }) else { return false }
    for entry in days.entries { file.drop(entry) }
    files[position] = file
    return true
  }

  /// Leaves out what is known to be replaced only when all files are known.
  mutating func settleDuplicates(_ source: Source, _ paths: [String]) {
    let ranks = source.fileOrder.ranks(of: paths, newestDays: newestDays(of: paths.count))
    drop(DuplicateFindings.Dropped(replaced: duplicates.settle(by: ranks)))
  }

  private mutating func drop(_ dropped: DuplicateFindings.Dropped) {
    for line in dropped.identical {
      files[Int(line.position.file)]?.drop(
        line: Int(line.position.line), ofChunk: Int(line.position.chunk), line.entry)
    }
    for replaced in dropped.replaced { files[replaced.file]?.drop(replaced.entry) }
  }
}

extension TextList {
  /// The numbers of all texts in a dictionary.
  func codes(in dictionary: inout TextDictionary) -> [UInt32] {
    (0..<count).map { code(of: $0, in: &dictionary) }
  }
}

extension FileFindings {
  /// - Returns: Whether the chunk has been counted before; then nothing is done.
  fileprivate mutating func count(_ reading: borrowing ChunkReading) -> Bool {
    let place = place(ofChunk: reading.number)
    if place < chunks.count, chunks[place].number == reading.number { return true }
    chunks.insert(
      ChunkFindings(
        number: reading.number, physicalLines: reading.physicalLines, lines: reading.lines.count),
      at: place)
    headLines = reading.linesBefore
    records += reading.records
    excluded += reading.excluded
    rounded += reading.rounded
    repeatedHeaders += reading.repeatedHeaders
    emptyRecords += reading.emptyRecords
    remarks.add(reading.remarks)
    for (refusal, here) in reading.rejects.counts {
      note(
        refusal,
        Refused(lines: here.lines, chunk: reading.number, line: here.firstLine, example: here.example))
    }
    days.merge(reading.days)
    sightings.merge(reading.sightings)
    sightings.add(reading.orders)
    return false
  }
}

// Files in their order, values in order of their bytes, so that equal findings are equal bytes.
extension InputFindings: Packed {
  public func pack(into packer: inout Packer) {
    let positions = files.keys.sorted()
    positions.pack(into: &packer)
    for position in positions { files[position]?.pack(into: &packer) }
    magnitudes.pack(into: &packer)
    newest.pack(into: &packer)
    customers.pack(into: &packer)
    ([products] + dimensions).map { Vocabulary($0) }.pack(into: &packer)
    duplicates.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    for position in try [Int](from: &unpacker) {
      guard (0...Int(Int32.max)).contains(position), files[position] == nil else {
        throw unpacker.damage("a file of its own")
      }
      files[position] = try FileFindings(from: &unpacker)
    }
    magnitudes = try Magnitudes(from: &unpacker)
    newest = try NewestDay?(from: &unpacker)
    customers = try CustomerSample(from: &unpacker)
    let vocabularies = try [Vocabulary](from: &unpacker).map { TextDictionary($0) }
    guard let products = vocabularies.first else { throw unpacker.damage("the products") }
    self.products = products
    dimensions = Array(vocabularies.dropFirst())
    duplicates = try DuplicateFindings(from: &unpacker)
    guard duplicates.names(onlyLinesIn: files), newest.map({ files[$0.file]?.chunk($0.chunk) != nil }) ?? true
    else { throw unpacker.damage("lines of chunks that were read") }
  }
}

extension TextDictionary {
  /// A vocabulary's values, with its codes.
  init(_ vocabulary: Vocabulary) {
    self.init(capacity: vocabulary.count)
    for value in vocabulary.values { _ = code(of: Array(value.utf8).span) }
  }
}
