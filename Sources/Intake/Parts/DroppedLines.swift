public import Base

/// What duplicates take from each export: lines that were accepted, and do not count.
public struct DroppedLines: Hashable, Sendable {
  /// By position in the list of files.
  private(set) var files: [Int: DaySums] = [:]

  /// None.
  public init() {}

  mutating func add(_ entry: DaySum, of file: Int) { files[file, default: DaySums()].add(entry) }

  /// Adds what was dropped elsewhere.
  public mutating func merge(_ other: DroppedLines) {
    for (file, days) in other.files { files[file, default: DaySums()].merge(days) }
  }
}

extension DroppedLines: Packed {
  public func pack(into packer: inout Packer) {
    let positions = files.keys.sorted()
    positions.pack(into: &packer)
    for position in positions { (files[position] ?? DaySums()).pack(into: &packer) }
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    for position in try [Int](from: &unpacker) {
      guard position >= 0, files.updateValue(try DaySums(from: &unpacker), forKey: position) == nil else {
        throw unpacker.damage("a file of its own")
      }
    }
  }
}

extension InputFindings {
  /// Counts accepted lines as duplicates after all.
  /// - Throws: `IntakeError` where there are no such lines.
  public mutating func drop(_ dropped: DroppedLines) throws(IntakeError) {
    for (position, days) in dropped.files {
      guard drop(days, ofFile: position) else {
        throw IntakeError(.input, "input \(position) has fewer lines than are said to be duplicates")
      }
    }
  }
}
