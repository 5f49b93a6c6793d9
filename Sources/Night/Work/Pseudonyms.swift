internal import Base
internal import Crypto
internal import Files
internal import Foundation

/// Names customers by HMAC-SHA-256 of their ids: the same key gives the same name in every run, and without
/// the key nobody can try out ids.
///
/// Source: RFC 2104; the key is the file's bytes as they stand.
struct Pseudonyms: Sendable {
  /// Shorter keys can be guessed.
  private static let shortestKey = 16
  private static let longestKey = 1 << 16

  private let key: SymmetricKey
  /// Which key it is: the first eight digits of its SHA-256.
  let keyID: String

  /// - Throws: `NightError` for a key file that is not there, too short, or open to others.
  init(keyFile path: String) throws {
    var bytes: [UInt8] = []
    do {
      let file = try InputFile(path)
      guard try file.isOwnersAlone else {
        throw NightError(
          .pipeline,
          "privacy.key_file: \(FileError.shown(path)) can be opened by its group or by others; make it yours alone: "
            + "chmod 600 \(FileError.shown(path))")
      }
      while bytes.count <= Self.longestKey, try file.read(into: &bytes, upTo: Self.longestKey) > 0 {}
    } catch let error as FileError {
      throw NightError(.input, "privacy.key_file: \(error)")
    }
    guard (Self.shortestKey...Self.longestKey).contains(bytes.count) else {
      throw NightError(
        .pipeline,
        "privacy.key_file: \(FileError.shown(path)) has \(bytes.count) bytes; a key has \(Self.shortestKey) to "
          + "\(Self.longestKey). Make one: (umask 077; openssl rand -hex 32 > key)")
    }
    self.init(key: bytes)
  }

  init(key bytes: [UInt8]) {
    key = SymmetricKey(data: bytes)
    keyID = String(SHA256.hash(data: bytes).hexadecimal.prefix(8))
  }

  /// 64 small hexadecimal digits.
  func name(of id: some Collection<UInt8>) -> String {
    HMAC<SHA256>.authenticationCode(for: Array(id), using: key).hexadecimal
  }

  /// The same as a function that holds the key.
  var naming: @Sendable (ArraySlice<UInt8>) -> String {
    { id in name(of: id) }
  }
}
