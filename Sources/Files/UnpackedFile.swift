/// A file's bytes, unpacked where its name ends in `.gz` or `.zst`, or the one CSV in it where it ends in `.zip`.
///
/// What is handed out is whole or an error: packed data that is cut short, or that something else follows,
/// is refused at its end. What is no text is named as what it is, and refused at its beginning.
public final class UnpackedFile {
  /// As it was given, for messages.
  public let path: String
  /// Bytes of the file itself that were read so far.
  public private(set) var bytesRead: Int64 = 0
  private let archive: ZipArchive?
  private var hasBegun = false
  private let file: InputFile
  private let packing: Packing?
  private let unpacker: (any Decompressor)?
  private var packed: [UInt8] = []
  private var used = 0
  private var bytesUnpacked: Int64 = 0

  private static let packedBlockSize = 1 << 18
  /// A small file that unpacks to more than this is refused once it is more than `mostBytesPerByte`
  /// times as large as what it was packed into. Exports shrink to a fifth or a twentieth; only files made to fill
  /// a disk or a night shrink like that.
  static let alwaysUnpacked: Int64 = 64 << 20
  static let mostBytesPerByte: Int64 = 200

  /// Opens a file for reading.
  /// - Throws: `FileError` where it cannot be opened.
  public init(_ path: String) throws(FileError) {
    self.path = path
    file = try InputFile(path)
    packing = Packing(name: path)
    unpacker = packing?.unpacker()
    archive = packing == .zip ? try Self.archive(file) : nil
    if packing != nil, unpacker == nil, archive == nil {
      throw FileError("unpack", path, because: "there is no memory")
    }
  }

  /// Appends up to `count` of the next bytes to the block.
  ///
  /// - Returns: how many bytes were appended; 0 only at the end.
  public func read(into block: inout [UInt8], upTo count: Int) throws(FileError) -> Int {
    let before = block.count
    let appended = try readNext(into: &block, upTo: count)
    if !hasBegun, appended > 0 {
      hasBegun = true
      try checkText(block[before...])
    }
    return appended
  }

  private func readNext(into block: inout [UInt8], upTo count: Int) throws(FileError) -> Int {
    if let archive {
      let appended = try archive.read(into: &block, upTo: count)
      // The rest of the archive is about the files in it.
      bytesRead = try appended == 0 && count > 0 ? file.identity.size : archive.bytesRead
      return appended
    }
    guard let unpacker else { return try readPlain(into: &block, upTo: count) }
    let before = block.count
    while block.count - before < count {
      var isAtEnd = false
      if used == packed.count { isAtEnd = try !refill() }
      let produced = block.count
      do throws(PackingFault) {
        used += try unpacker.unpack(
          packed, from: used, into: &block, room: count - (block.count - before))
      } catch {
        throw FileError("unpack", path, because: error.reason)
      }
      try checkRatio(Int64(block.count - produced))
      if isAtEnd, block.count == produced {
        guard unpacker.isComplete else {
          throw FileError("unpack", path, because: "it is cut short: its packed data does not come to an end")
        }
        break
      }
    }
    return block.count - before
  }
}

extension UnpackedFile {
  private func readPlain(into block: inout [UInt8], upTo count: Int) throws(FileError) -> Int {
    let appended = try file.read(into: &block, upTo: count)
    bytesRead += Int64(appended)
    return appended
  }

  /// - Parameter bytes: The first of them.
  private func checkText(_ bytes: ArraySlice<UInt8>) throws(FileError) {
    let inner = Packing(firstBytes: bytes)
    if let content = inner == .zip ? ZipArchive.content(of: path) : ForeignContent(firstBytes: bytes) {
      throw FileError("read", path, because: content.reason)
    }
    guard let inner else { return }
    throw FileError(
      "read", path,
      because: packing == nil
        ? "it is packed, so its name must end in \(inner.ending); rename the file"
        : "what is packed in it is packed itself (\(inner.ending)); unpack it")
  }

  private static func archive(_ file: InputFile) throws(FileError) -> ZipArchive {
    var first: [UInt8] = []
    _ = try file.read(into: &first, upTo: 4, at: 0)
    guard Packing(firstBytes: first[...]) == .zip else {
      throw mismatch(file.path, .zip, isEmpty: first.isEmpty)
    }
    return try ZipArchive(file.path)
  }

  private static func mismatch(_ path: String, _ packing: Packing, isEmpty: Bool) -> FileError {
    FileError(
      "unpack", path,
      because: isEmpty
        ? "it is empty, and not even an empty file is packed into nothing"
        : "its name ends in \(packing.ending), but what it holds does not begin like that")
  }

  /// - Returns: whether there was another byte.
  private func refill() throws(FileError) -> Bool {
    packed.removeAll(keepingCapacity: true)
    used = 0
    let appended = try file.read(into: &packed, upTo: Self.packedBlockSize)
    if bytesRead == 0, let packing, Packing(firstBytes: packed[...]) != packing {
      throw Self.mismatch(path, packing, isEmpty: appended == 0)
    }
    bytesRead += Int64(appended)
    return appended > 0
  }

  private func checkRatio(_ produced: Int64) throws(FileError) {
    bytesUnpacked += produced
    guard bytesUnpacked > Self.alwaysUnpacked, bytesUnpacked / Self.mostBytesPerByte > bytesRead else {
      return
    }
    throw FileError(
      "unpack", path,
      because: "it unpacks to more than \(Self.mostBytesPerByte) times its size, which no export does; "
        + "unpack it yourself if it is meant")
  }
}
