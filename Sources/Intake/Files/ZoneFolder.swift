internal import Base
internal import Files

// Time zones of the system's tz database.
extension TimeZoneRules {
  /// Why there is no such zone, and what to do.
  public struct NameError: Error, CustomStringConvertible {
    /// As it goes on after a semicolon.
    public let description: String
  }

  private static let folder = "/usr/share/zoneinfo"

  /// The zone's rules as the system has them.
  /// - Parameter name: Such as `America/New_York`.
  public init(named name: String) throws(NameError) {
    guard (try? Entry.kind(Self.folder, following: true)) == .folder else {
      throw NameError(description: "there is no tz database in \(Self.folder); install tzdata")
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || "_+-".utf8.contains($0)
        }
    }
    guard isName, let bytes = Self.bytes(of: name), let rules = TimeZoneRules(name: name, tzif: bytes) else {
      throw NameError(description: Self.hint(parts.map(String.init)))
    }
    self = rules
  }

  private static func bytes(of name: String) -> [UInt8]? {
    guard let file = try? InputFile(Path.join(folder, name)) else { return nil }
    var bytes: [UInt8] = []
    do {
      while try file.read(into: &bytes, upTo: 1 << 16) > 0 {}
    } catch {
      return nil
    }
    return bytes
  }

  private static func hint(_ parts: [String]) -> String {
    let region = parts.dropLast().joined(separator: "/")
    let names = (try? Folder.names(Path.join(folder, region))) ?? []
    guard let last = parts.last, let near = names.sorted().nearest(to: last) else {
      return "the tz database has no such zone; its names are like Europe/Berlin"
    }
    return "the tz database has no such zone; did you mean \(region.isEmpty ? near : "\(region)/\(near)")?"
  }
}
