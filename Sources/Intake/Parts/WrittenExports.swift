internal import Base
public import Files

// What was read of the exports beside the lines, in bytes: a task that counts customers needs their records, and does
// not have the exports.

extension ExportReading {
  /// The accounts of its files and its records, as bytes.
  public func written() -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(source.kind.rawValue)
    var packer = Packer()
    files.pack(into: &packer)
    writer.write(packer.bytes)
    writer.write(chunks.count)
    for chunk in chunks { chunk.write(to: &writer) }
    return writer.bytes
  }

  /// What was written of an export.
  /// - Parameter source: What the pipeline says about it.
  /// - Throws: `Fault` where the bytes are not what `written` gave of such an export.
  public init(_ bytes: [UInt8], of source: ExportSource) throws(BinaryReader.Fault) {
    var reader = BinaryReader(bytes)
    guard try reader.text() == source.kind.rawValue else { throw BinaryReader.Fault() }
    let packed: [UInt8] = try reader.numbers()
    var files: [InputAccount.File]
    do throws(Damage) {
      var unpacker = Unpacker(packed)
      files = try [InputAccount.File](from: &unpacker)
      try unpacker.finish()
    } catch {
      throw BinaryReader.Fault()
    }
    var chunks: [RecordColumns] = []
    for _ in 0..<max(0, try reader.number()) { chunks.append(try RecordColumns(from: &reader)) }
    guard reader.isAtEnd else { throw BinaryReader.Fault() }
    self.init(source, files: files, chunks: chunks)
  }
}

extension RecordColumns {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(count)
    owners.write(to: &writer)
    for role in ExportRole.allCases {
      writer.write(ids[role] != nil)
      ids[role]?.write(to: &writer)
      writer.write(words[role] != nil)
      words[role]?.write(to: &writer)
      writer.write(numbers[role] != nil)
      numbers[role]?.write(to: &writer)
    }
    writer.write(answers.count)
    for answer in answers { answer.write(to: &writer) }
    writer.write(groupStarts)
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    count = try reader.number()
    owners = try IDs(from: &reader)
    for role in ExportRole.allCases {
      if try reader.flag() { ids[role] = try IDs(from: &reader) }
      if try reader.flag() { words[role] = try LineColumns.CodedColumn(from: &reader) }
      if try reader.flag() { numbers[role] = try Numbers(from: &reader) }
    }
    for _ in 0..<max(0, try reader.number()) { answers.append(try Numbers(from: &reader)) }
    groupStarts = try reader.numbers()
    guard isWhole else { throw BinaryReader.Fault() }
  }

  /// Whether all columns are of one length, and every text is there.
  private var isWhole: Bool {
    let all = numbers.values.map(\.numbers) + answers.map(\.numbers)
    let texts = (ids.values + [owners]).allSatisfy { ids in
      (ids.run.isEmpty || ids.run.count == count)
        && ids.run.all.allSatisfy { (0..<Int64(ids.texts.count)).contains($0) }
    }
    let coded = words.values.allSatisfy { word in
      word.codes.count == count && word.codes.all.allSatisfy { (0..<Int64(word.values.count)).contains($0) }
    }
    return count >= 0 && texts && coded && all.allSatisfy { $0.count == count }
      && [2, LineColumns.groups + 1].contains(groupStarts.count) && groupStarts.first == 0
      && Int(groupStarts.last ?? 0) == count && zip(groupStarts, groupStarts.dropFirst()).allSatisfy(<=)
  }
}

extension RecordColumns.IDs {
  fileprivate func write(to writer: inout BinaryWriter) {
    texts.write(to: &writer)
    run.write(to: &writer)
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    self.init(texts: try TextRuns(from: &reader), run: try NarrowColumn(from: &reader))
  }
}

extension RecordColumns.Numbers {
  fileprivate func write(to writer: inout BinaryWriter) {
    numbers.write(to: &writer)
    writer.write(Int(none))
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    self.init(numbers: try NarrowColumn(from: &reader), none: Int64(try reader.number()))
  }
}
