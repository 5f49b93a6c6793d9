import Files
import FoundationEssentials

/// JSON that is the same bytes for the same value: sorted keys, one line end at the end.
enum JSONText {
  static func bytes(of value: some Encodable) throws(SnapshotError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch {
      throw .damaged(path: Manifest.fileName, reason: "a setting cannot be written as JSON (\(error))")
    }
  }

  static func value<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], path: String
  ) throws(SnapshotError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw .damaged(path: path, reason: reason(error))
    } catch {
      throw .damaged(path: path, reason: "it is not JSON")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")) is of another kind than it should be"
    default: "it is not JSON"
    }
  }
}
