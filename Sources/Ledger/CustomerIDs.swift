/// Customers' ids, back to back in one arena.
public struct CustomerIDs: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  public var count: Int { ends.count }

  mutating func append(_ id: ArraySlice<UInt8>) {
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
  }

  public func bytes(of customer: Int) -> ArraySlice<UInt8> {
    bytes[(customer == 0 ? 0 : ends[customer - 1])..<ends[customer]]
  }

  public func text(of customer: Int) -> String { String(decoding: bytes(of: customer), as: UTF8.self) }
}
