internal import Intake

/// Customers' ids, back to back in one arena of less than 4 GiB.
public struct CustomerIDs: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  init() {}

  /// A dictionary's texts, in an order of their codes.
  init(_ texts: TextDictionary, inOrder codes: [UInt32]) {
    ends.reserveCapacity(codes.count)
    for code in codes {
      texts.append(Int(code), to: &bytes)
      ends.append(UInt32(bytes.count))
    }
  }

  init(_ names: [String], inOrder codes: [UInt32]) {
    ends.reserveCapacity(codes.count)
    for code in codes {
      bytes.append(contentsOf: names[Int(code)].utf8)
      ends.append(UInt32(bytes.count))
    }
  }

  /// How many customers there are.
  public var count: Int { ends.count }

  /// How many bytes the ids take.
  var footprint: Int { bytes.count + 4 * ends.count }

  /// A customer's id as bytes.
  public func bytes(of customer: Int) -> ArraySlice<UInt8> {
    bytes[(customer == 0 ? 0 : Int(ends[customer - 1]))..<Int(ends[customer])]
  }

  /// The hash of a customer's id; see `TextHash`.
  public func hash(of customer: Int) -> UInt64 {
    let start = customer == 0 ? 0 : Int(ends[customer - 1])
    return TextHash.of(bytes.span.extracting(start..<Int(ends[customer])))
  }

  /// A customer's id.
  public func text(of customer: Int) -> String { String(decoding: bytes(of: customer), as: UTF8.self) }
}
