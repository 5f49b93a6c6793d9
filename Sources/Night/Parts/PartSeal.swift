internal import Base
internal import Crypto
internal import Foundation

/// Encrypts the pieces of parts with a key that only this process has: what a killed run leaves on the disk tells nobody
/// anything.
///
/// Source: AES-GCM, NIST SP 800-38D; 256 bits, a random nonce for each piece.
struct PartSeal: Sendable {
  private let key = SymmetricKey(size: .bits256)

  func closed(_ piece: [UInt8]) throws -> [UInt8] {
    guard let sealed = try AES.GCM.seal(piece, using: key).combined else {
      preconditionFailure("a nonce of the usual length")
    }
    return Array(sealed)
  }

  /// - Throws: `Damage` where these bytes were not closed by the same process.
  func opened(_ bytes: [UInt8]) throws(Damage) -> [UInt8] {
    do {
      return Array(try AES.GCM.open(AES.GCM.SealedBox(combined: bytes), using: key))
    } catch {
      throw Damage("a piece that this process closed", at: 0)
    }
  }
}
