public import Base

/// The name of a snapshot's folder: `2011-12-09-3f2a9c1e`, the as-of day and the fingerprint.
///
/// `2011-12-09-3f2a9c1e-2` is published when the first is there and cannot be trusted any more.
/// It is not replaced: between taking one away and putting another there, `latest` would lead
/// nowhere.
public struct SnapshotName: Hashable, Sendable {
  /// The last day that counts.
  public let asOf: Day
  /// Eight hexadecimal digits.
  public let fingerprint: String
  /// 1 for the first of that day and fingerprint.
  public let edition: Int

  init(asOf: Day, fingerprint: String, edition: Int = 1) {
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.edition = edition
  }

  /// - Returns: nil where the text is no such name.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[10] == UInt8(ascii: "-"),
      let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[11..<19].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    var edition = 1
    if bytes.count > 19 {
      guard let number = Int(String(decoding: bytes[20...], as: UTF8.self)), number > 1 else { return nil }
      edition = number
    }
    self.init(asOf: day, fingerprint: String(decoding: bytes[11..<19], as: UTF8.self), edition: edition)
    // One spelling for one name: no `-02`, no `+2`.
    if description != text { return nil }
  }
}

extension SnapshotName: CustomStringConvertible {
  public var description: String { "\(asOf)-\(fingerprint)" + (edition == 1 ? "" : "-\(edition)") }
}
