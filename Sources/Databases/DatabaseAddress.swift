/// Where tables are published: a PostgreSQL database by its URL, or a file of SQLite.
public enum DatabaseAddress: Hashable, Sendable {
  /// A database of a PostgreSQL server.
  case postgreSQL(PostgreSQLAddress)
  /// A file of SQLite, by its path.
  case sqlite(path: String)

  /// Reads `postgresql://…` (or `postgres://…`) and `sqlite:FILE`.
  ///
  /// - Throws: a `usage` error, which does not repeat the text: it may hold a password.
  public init(_ text: String) throws(DatabaseError) {
    if text.hasPrefix("sqlite:") {
      let path = String(text.dropFirst("sqlite:".count))
      guard !path.isEmpty, !path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { throw DatabaseError(.usage, "sqlite: wants the path of a file, as in sqlite:out/shop.db") }
      self = .sqlite(path: path)
    } else if let scheme = PostgreSQLAddress.schemes.first(where: text.hasPrefix) {
      self = .postgreSQL(try PostgreSQLAddress(text, scheme: scheme))
    } else {
      throw DatabaseError(
        .usage,
        "a database is named by postgresql://user@host/database or sqlite:FILE; this begins with neither")
    }
  }
}

extension DatabaseAddress: CustomStringConvertible {
  /// The address without its password.
  public var description: String {
    switch self {
    case .postgreSQL(let address): address.url
    case .sqlite(let path): "sqlite:\(path)"
    }
  }
}

/// A database of a PostgreSQL server. Its password is held apart, so that it stands in no argument and no message.
///
/// Source: https://www.postgresql.org/docs/15/libpq-connect.html, "Connection URIs"
public struct PostgreSQLAddress: Hashable, Sendable {
  /// The URL without its password.
  public let url: String
  /// The password that the URL had; nil: none, so that `PGPASSFILE`, a service or the server's own rules decide.
  let password: String?

  static let schemes = ["postgresql://", "postgres://"]

  init(_ text: String, scheme: String) throws(DatabaseError) {
    guard
      !text.unicodeScalars.contains(where: {
        $0.properties.generalCategory == .control || $0.properties.isWhitespace
      })
    else { throw DatabaseError(.usage, "the URL of the database has a blank; write it %20") }
    let rest = text.dropFirst(scheme.count)
    var (user, place) = ("", rest)
    var password: String?
    if let at = rest.firstIndex(of: "@") {
      (user, place) = (String(rest[..<at]), rest[rest.index(after: at)...])
      if let colon = user.firstIndex(of: ":") {
        password = try Self.decoded(user[user.index(after: colon)...])
        user = String(user[..<colon])
      }
      // At a bare / the user's part ends, so what stands there would be shown as a host.
      if rest[..<at].contains("/") { throw Self.unclear }
      user += "@"
    }
    guard !place.contains("@") else { throw Self.unclear }
    let parts = place.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for parameter in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let name = try Self.decoded(parameter.prefix { $0 != "=" })
      switch name {
      case "password": password = try Self.decoded(parameter.drop { $0 != "=" }.dropFirst())
      case "sslpassword":
        throw DatabaseError(
          .usage, "sslpassword would be seen by everybody on this machine; put it into a service file")
      default: kept.append(parameter)
      }
    }
    url = scheme + user + parts[0] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    self.password = password
  }

  private static let unclear = DatabaseError(
    .usage, "the URL of the database is not clear: within its user and password write @ as %40 and / as %2F")

  /// The text with its percent signs resolved.
  private static func decoded(_ text: Substring) throws(DatabaseError) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16),
        value != 0
      else {
        throw DatabaseError(
          .usage, "the URL of the database has a % that is not followed by two digits; write it %25")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw DatabaseError(.usage, "the URL of the database is not UTF-8")
    }
    return decoded
  }
}

extension PostgreSQLAddress: CustomReflectable {
  /// Without the password, wherever the value is printed.
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}
