internal import Base
internal import Crypto
internal import Files
internal import Foundation

/// A part as it lies on the disk. Nothing of it is used before its sum was found right.
struct PartFile: Sendable {
  private static let sumSize = 32
  private static let tailSize = 32 + 16

  let label: PartLabel
  /// It is opened when something is read: a run may have more parts than a process may have files.
  let path: String
  private let seal: PartSeal?
  /// Where each piece begins, and the end of the last.
  private let offsets: [Int64]
  private let sums: [UInt8]

  var pieceCount: Int { offsets.count - 1 }
  /// How many bytes its pieces are.
  var size: Int64 { offsets.last ?? 0 }

  /// - Parameter seal: by which its pieces were closed; nil: they stand as they are.
  /// - Throws: `NightError` where there is no such file, or it is not a whole part.
  init(_ path: String, _ seal: PartSeal? = nil) throws(NightError) {
    self.path = path
    self.seal = seal
    let file: InputFile
    do {
      file = try InputFile(path)
    } catch {
      throw NightError(.input, error.description)
    }
    do {
      let size = try file.identity.size
      let tail = try Self.bytes(of: file, at: size - Int64(Self.tailSize), count: Self.tailSize)
      var end = Unpacker(Array(tail[Self.sumSize...]))
      let (length, mark) = (try Int(from: &end), try Int64(from: &end))
      let start = size - Int64(Self.tailSize) - Int64(length)
      guard mark == PartWriter.mark, length >= 0, start >= 0 else { throw Damage("a part", at: 0) }
      let index = try Self.bytes(of: file, at: start, count: length)
      guard Array(SHA256.hash(data: index)) == Array(tail[..<Self.sumSize]) else {
        throw Damage("the sum of the index", at: Int(start))
      }
      var unpacker = Unpacker(index)
      label = try PartLabel(from: &unpacker)
      let lengths = try [Int](from: &unpacker)
      sums = try unpacker.countedBytes()
      try unpacker.finish()
      var offsets: [Int64] = [0]
      for length in lengths {
        guard length >= 0, Int64(length) <= start - offsets[offsets.count - 1] else {
          throw Damage("pieces", at: Int(start))
        }
        offsets.append(offsets[offsets.count - 1] + Int64(length))
      }
      guard offsets.last == start, sums.count == lengths.count * Self.sumSize else {
        throw Damage("pieces and their sums", at: Int(start))
      }
      self.offsets = offsets
    } catch let error as Damage {
      throw Self.damaged(path, error.description)
    } catch {
      throw Self.damaged(path, "\(error)")
    }
  }

  /// One piece.
  func piece(_ number: Int) throws(NightError) -> [UInt8] {
    guard let piece = try pieces(number..<number + 1).first else { throw damage("it has no piece \(number)") }
    return piece
  }

  /// Pieces that lie together, read at once.
  func pieces(_ numbers: Range<Int>) throws(NightError) -> [[UInt8]] {
    guard numbers.lowerBound >= 0, numbers.upperBound <= pieceCount else {
      throw damage("it has \(pieceCount.counted("piece"))")
    }
    let (start, end) = (offsets[numbers.lowerBound], offsets[numbers.upperBound])
    let all: [UInt8]
    do {
      all = try Self.bytes(of: InputFile(path), at: start, count: Int(end - start))
    } catch {
      throw damage("\(error)")
    }
    var pieces: [[UInt8]] = []
    for number in numbers {
      let piece = Array(all[Int(offsets[number] - start)..<Int(offsets[number + 1] - start)])
      let sum = sums[number * Self.sumSize..<(number + 1) * Self.sumSize]
      guard Array(SHA256.hash(data: piece)) == Array(sum) else {
        throw damage("piece \(number) does not have its sum")
      }
      pieces.append(try opened(piece))
    }
    return pieces
  }

  private func opened(_ piece: [UInt8]) throws(NightError) -> [UInt8] {
    guard let seal else { return piece }
    do throws(Damage) {
      return try seal.opened(piece)
    } catch {
      throw damage(error.description)
    }
  }

  /// What a piece says.
  /// - Parameter unpack: May leave nothing over.
  func unpack<Value>(
    _ piece: [UInt8], _ unpack: (inout Unpacker) throws(Damage) -> Value
  ) throws(NightError) -> Value {
    do throws(Damage) {
      var unpacker = Unpacker(piece)
      let value = try unpack(&unpacker)
      try unpacker.finish()
      return value
    } catch {
      throw damage(error.description)
    }
  }

  /// Why the part cannot be used.
  func damage(_ reason: String) -> NightError { Self.damaged(path, reason) }

  private static func damaged(_ path: String, _ reason: String) -> NightError {
    NightError(.part, "\(FileError.shown(path)) is damaged (\(reason)): make this part again")
  }

  private static func bytes(of file: InputFile, at offset: Int64, count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    guard offset >= 0, count >= 0 else { throw Damage("a part", at: 0) }
    while bytes.count < count {
      let read = try file.read(into: &bytes, upTo: count - bytes.count, at: offset + Int64(bytes.count))
      if read == 0 { throw Damage("\(count) bytes", at: bytes.count) }
    }
    return bytes
  }
}
