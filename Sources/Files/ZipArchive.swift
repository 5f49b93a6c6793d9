internal import CLibMinizip

/// The one CSV in a zip archive, unpacked by minizip piece by piece, with its checksum.
@safe
final class ZipArchive {
  /// A file that unpacks to more than this is refused once it is more than `mostBytesPerByte` times as large as what it
  /// was packed into.
  private static let alwaysUnpacked: UInt64 = 1 << 20
  private static let mostBytesPerByte: UInt64 = 100
  private static let mostBytes: UInt64 = 4 << 30
  private static let mostFiles = 10_000

  let path: String
  private let archive: unzFile
  private var isOpen = false
  private var entry = Entry()
  private var bytesUnpacked: UInt64 = 0

  private struct Entry {
    var name = ""
    var packedSize: UInt64 = 0
    var size: UInt64 = 0
    var isEncrypted = false
    var method: UInt = 0
  }

  /// Opens the archive and the CSV in it.
  init(_ path: String) throws(FileError) {
    self.path = path
    unsafe archive = try Self.open(path)
    let entries = try entries()
    if let foreign = ForeignContent(zipNames: entries.map(\.name)) {
      throw FileError("read", path, because: foreign.reason)
    }
    let wanted = Self.tables(among: entries.map(\.name))
    guard wanted.count == 1, let position = wanted.first else {
      throw Self.refusal(path, wanted.map { entries[$0].name })
    }
    entry = entries[position]
    try check(entry)
    try goTo(position)
    guard unsafe unzOpenCurrentFile(archive) == UNZ_OK else { throw damage() }
    isOpen = true
  }

  deinit {
    if isOpen { unsafe unzCloseCurrentFile(archive) }
    unsafe unzClose(archive)
  }

  /// What the archive is by the names of the files in it; nil where it is no known document.
  static func content(of path: String) -> ForeignContent? {
    guard let archive = unsafe try? open(path) else { return nil }
    defer { unsafe unzClose(archive) }
    return ForeignContent(zipNames: (unsafe (try? entries(of: archive, path)) ?? []).map(\.name))
  }

  /// Bytes of the archive that were read for the CSV so far.
  var bytesRead: Int64 { Int64(min(entry.packedSize, unsafe UInt64(unzGetCurrentFileZStreamPos64(archive)))) }

  /// Appends up to `count` of the next bytes to the block.
  /// - Returns: how many bytes were appended; 0 only at the end.
  func read(into block: inout [UInt8], upTo count: Int) throws(FileError) -> Int {
    let before = block.count
    while block.count - before < count, isOpen {
      let room = min(count - (block.count - before), 1 << 20)
      var result: Int32 = 0
      block.append(addingCapacity: room) { output in
        unsafe output.withUnsafeMutableBufferPointer { free, filled in
          result = unsafe unzReadCurrentFile(archive, free.baseAddress, UInt32(room))
          filled = Int(max(0, result))
        }
      }
      guard result >= 0 else { throw damage() }
      bytesUnpacked += UInt64(result)
      try checkSize(bytesUnpacked)
      if result == 0 {
        isOpen = false
        guard unsafe unzCloseCurrentFile(archive) == UNZ_OK, bytesUnpacked == entry.size else {
          throw damage()
        }
      }
    }
    return block.count - before
  }
}

extension ZipArchive {
  private static func open(_ path: String) throws(FileError) -> unzFile {
    try path.checkForNUL("open")
    guard let archive = unsafe path.withCString({ unsafe unzOpen64($0) }) else {
      throw FileError("unpack", path, because: "its zip data is damaged or cut short")
    }
    return unsafe archive
  }

  private func entries() throws(FileError) -> [Entry] { try unsafe Self.entries(of: archive, path) }

  private static func entries(of archive: unzFile, _ path: String) throws(FileError) -> [Entry] {
    var entries: [Entry] = []
    var result = unsafe unzGoToFirstFile(archive)
    while result == UNZ_OK {
      guard entries.count < mostFiles else {
        throw FileError("unpack", path, because: "it holds more than \(mostFiles) files; unpack it yourself")
      }
      var info = unz_file_info64()
      var name = Array(repeating: UInt8(0), count: 1024)
      let nameSize = UInt(name.count)
      result = unsafe name.withUnsafeMutableBytes { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { letters in
          unsafe unzGetCurrentFileInfo64(archive, &info, letters.baseAddress, nameSize, nil, 0, nil, 0)
        }
      }
      guard result == UNZ_OK else { break }
      entries.append(
        Entry(
          name: String(decoding: name.prefix(Int(info.size_filename)), as: UTF8.self),
          packedSize: UInt64(info.compressed_size), size: UInt64(info.uncompressed_size),
          isEncrypted: info.flag & 1 != 0, method: UInt(info.compression_method)))
      result = unsafe unzGoToNextFile(archive)
    }
    guard result == UNZ_END_OF_LIST_OF_FILE else {
      throw FileError("unpack", path, because: "its zip data is damaged or cut short")
    }
    return entries
  }

  /// The positions of the files that hold a table: those called .csv, or where there is none those of another text.
  private static func tables(among names: [String]) -> [Int] {
    let files = names.indices.filter { isFile(names[$0]) }
    for endings in [[".csv"], [".tsv", ".tab", ".txt"]] {
      let found = files.filter { file in endings.contains { names[file].lowercased().hasSuffix($0) } }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// No folder, and nothing that a system puts into archives for itself.
  private static func isFile(_ name: String) -> Bool {
    !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/")
      && !(name.split(separator: "/").last ?? "").hasPrefix(".")
  }

  private static func refusal(_ path: String, _ tables: [String]) -> FileError {
    guard !tables.isEmpty else {
      return FileError(
        "unpack", path, because: "there is no CSV in it; unpack it, and name the files to be read")
    }
    let listed = tables.prefix(3).map(FileError.shown).joined(separator: ", ")
    return FileError(
      "unpack", path,
      because:
        "there are \(tables.count) CSVs in it (\(listed)\(tables.count > 3 ? ", …" : "")), and nothing says which is "
        + "meant; unpack it, and name the files to be read")
  }

  private func check(_ entry: Entry) throws(FileError) {
    if entry.isEncrypted {
      throw FileError(
        "unpack", path,
        because: "\(FileError.shown(entry.name)) in it is encrypted; unpack it with its password")
    }
    // 0: stored; 8: deflate.
    guard entry.method == 0 || entry.method == 8 else {
      throw FileError(
        "unpack", path,
        because:
          "\(FileError.shown(entry.name)) in it is packed in an unusual way (method \(entry.method)); pack it "
          + "again as an ordinary zip, .gz or .zst")
    }
    try checkSize(entry.size)
  }

  private func checkSize(_ size: UInt64) throws(FileError) {
    let (most, overflow) = entry.packedSize.multipliedReportingOverflow(by: Self.mostBytesPerByte)
    guard size > Self.mostBytes || size > Self.alwaysUnpacked && !overflow && size > most else { return }
    throw FileError(
      "unpack", path,
      because:
        "\(FileError.shown(entry.name)) in it unpacks to more than \(Self.mostBytesPerByte) times its size or "
        + "4 GiB, which no export in a zip does; unpack it yourself if it is meant")
  }

  private func goTo(_ position: Int) throws(FileError) {
    var result = unsafe unzGoToFirstFile(archive)
    for _ in 0..<position where result == UNZ_OK { result = unsafe unzGoToNextFile(archive) }
    guard result == UNZ_OK else { throw damage() }
  }

  private func damage() -> FileError {
    FileError(
      "unpack", path,
      because: "\(FileError.shown(entry.name)) in it is damaged: it does not come to what the zip says")
  }
}
