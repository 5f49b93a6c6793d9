internal import Base
internal import Crypto
internal import Files
internal import Foundation

/// Writes a part: pieces, and behind them an index that says what the part is, and where each piece is and its sum.
///
///     piece │ piece │ … │ index │ SHA-256 of the index │ length of the index │ mark
///
/// It has its own name only when it is whole and on the disk.
struct PartWriter {
  /// Read from the lowest byte on. Another byte order would read another number.
  static let mark: Int64 = 0x5041_5254_524F_0001

  private let label: PartLabel
  private let folder: String
  private let unfinished: String
  /// Whether the part has to survive the machine.
  private let syncs: Bool
  private let output: OutputFile
  private var lengths: [Int] = []
  private var sums: [UInt8] = []

  /// - Parameters:
  ///   - folder: Is made where it is missing.
  ///   - syncs: false where the part is of no use to another process.
  init(_ label: PartLabel, in folder: String, syncs: Bool = true) throws(FileError) {
    self.label = label
    self.folder = folder
    self.syncs = syncs
    try Folder.make(folder)
    let path = Path.join(folder, ".\(label.name).\(Log.runID)")
    unfinished = path
    Interruption.tidy { try? Entry.remove(path) }
    output = try Interruption.hold { () throws(FileError) in try OutputFile(creating: path) }
  }

  mutating func write(_ piece: [UInt8]) throws(FileError) { try write(SealedPiece(piece)) }

  mutating func write(_ piece: SealedPiece) throws(FileError) {
    do {
      try output.write(piece.bytes)
    } catch {
      abandon()
      throw error
    }
    lengths.append(piece.bytes.count)
    sums += piece.sum
  }

  /// Gives the part its name. What stood there is replaced: it was the same.
  /// - Returns: The part's path.
  mutating func finish() throws(FileError) -> String {
    var index = Packer()
    label.pack(into: &index)
    lengths.pack(into: &index)
    index.pack(counted: sums)
    var tail = Packer()
    index.bytes.count.pack(into: &tail)
    Self.mark.pack(into: &tail)
    let path = Path.join(folder, label.name)
    do {
      try output.write(index.bytes)
      try output.write(Array(SHA256.hash(data: index.bytes)))
      try output.write(tail.bytes)
      try output.close(syncing: syncs)
      try Entry.rename(unfinished, to: path)
      if syncs { try Folder.sync(folder) }
    } catch {
      abandon()
      throw error
    }
    return path
  }

  /// What was written may fill a disk that others need.
  private func abandon() { try? Entry.remove(unfinished) }
}

/// A piece of a part, and its sum: whoever makes a piece makes its sum, for one thread writes the pieces of all.
struct SealedPiece: Sendable {
  let bytes: [UInt8]
  let sum: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    sum = Array(SHA256.hash(data: bytes))
  }

  /// - Parameter seal: nil: the piece stands as it is.
  init(_ bytes: [UInt8], by seal: PartSeal?) throws {
    self.init(try seal?.closed(bytes) ?? bytes)
  }
}
