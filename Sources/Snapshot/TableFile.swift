import Files

/// A file of a snapshot while it is written: it counts and sums what goes through it.
///
/// Closing is part of writing: a file that was not closed keeps its snapshot from being published.
public final class TableFile {
  public let name: String
  /// Relative to the snapshot.
  public let path: String

  /// Is told what to enter into the manifest when the file is closed.
  private let enter: (Manifest.File) -> Void
  private let output: OutputFile
  private let isCSV: Bool
  private var sum = Checksum()
  private var records = Records()
  private var isClosed = false

  /// - Parameter folder: of the snapshot; the path is relative to it.
  init(
    _ name: String, path: String, in folder: String, entering enter: @escaping (Manifest.File) -> Void
  ) throws(SnapshotError) {
    self.name = name
    self.path = path
    self.enter = enter
    isCSV = path.utf8.suffix(4).elementsEqual(".csv".utf8)
    output = try onDisk { () throws(FileError) in
      try OutputFile(creating: Path.join(folder, path))
    }
  }

  /// Appends bytes; where they are cut does not matter. Records are counted in the bytes themselves.
  public func write(_ bytes: [UInt8]) throws(SnapshotError) {
    try append(bytes)
    if isCSV { records.count(bytes) }
  }

  /// Appends whole records, as many as who made them says: a long table is not read again to be counted.
  public func write(_ bytes: [UInt8], records count: Int) throws(SnapshotError) {
    try append(bytes)
    records.ended += count
  }

  private func append(_ bytes: [UInt8]) throws(SnapshotError) {
    try onDisk { () throws(FileError) in try output.write(bytes) }
    sum.add(bytes)
  }

  public func write(_ text: String) throws(SnapshotError) {
    try write(Array(text.utf8))
  }

  /// Records so far, without the header.
  public var rows: Int { max(0, records.ended - 1) }

  /// Syncs the file to the disk and enters it into the manifest.
  public func close() throws(SnapshotError) {
    if isClosed { return }
    try onDisk { () throws(FileError) in try output.close() }
    isClosed = true
    enter(
      Manifest.File(name: name, path: path, rows: isCSV ? rows : nil, bytes: sum.bytes, sha256: sum.hex))
  }
}

/// Counts the records of a CSV file: line ends outside quotes. A quote within quotes is doubled,
/// so that it leaves and enters them again.
private struct Records {
  var ended = 0
  private var isQuoted = false

  mutating func count(_ bytes: [UInt8]) {
    for byte in bytes {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\n"), !isQuoted {
        ended += 1
      }
    }
  }
}
