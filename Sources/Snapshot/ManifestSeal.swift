import Files

// How a manifest stands in its file, and how it vouches for itself: its digest is the SHA-256 of
// the file's bytes with zeros in the digest's place. Taken over bytes and not over values, it
// finds any change, and holds whatever way a later version writes JSON or whatever it adds.
extension Manifest {
  /// The file's bytes, sealed.
  func sealed() throws(SnapshotError) -> [UInt8] {
    var bytes = try JSONText.bytes(of: self)
    // Keys are sorted, so nothing that could look like it stands before the digest.
    guard let place = Manifest.place(of: Manifest.blank, in: bytes) else {
      preconditionFailure("a manifest is written with its digest")
    }
    bytes.replaceSubrange(place, with: Checksum.hex(of: bytes).utf8)
    return bytes
  }

  /// The manifest of a snapshot.
  ///
  /// - Throws: `damaged` when it is not what was published; `disk` when it cannot be read,
  ///   a missing one included.
  public init(ofSnapshot folder: String) throws(SnapshotError) {
    let path = Path.join(folder, Manifest.fileName)
    let bytes = try onDisk { () throws(FileError) in
      let file = try InputFile(path)
      var bytes: [UInt8] = []
      while try file.read(into: &bytes, upTo: 1 << 16) > 0 {}
      return bytes
    }
    self = try Manifest(sealed: bytes, path: path)
  }

  package init(sealed bytes: [UInt8], path: String) throws(SnapshotError) {
    let manifest = try JSONText.value(Manifest.self, from: bytes, path: path)
    var blanked = bytes
    guard manifest.digest.utf8.count == Manifest.blank.utf8.count,
      let place = Manifest.place(of: manifest.digest, in: bytes)
    else { throw .damaged(path: path, reason: "it has no digest of itself") }
    blanked.replaceSubrange(place, with: Manifest.blank.utf8)
    guard Checksum.hex(of: blanked) == manifest.digest else {
      throw .damaged(path: path, reason: "it was changed since it was published")
    }
    // A sealed manifest names only files of its own snapshot; one made to look sealed need not.
    for file in manifest.tables + manifest.files
    where !file.path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy({
      Path.isName(String($0))
    }) {
      throw .damaged(
        path: path, reason: "it names \(FileError.shown(file.path)), which is not in the snapshot")
    }
    self = manifest
  }

  private static func place(of hex: String, in bytes: [UInt8]) -> Range<Int>? {
    let wanted = Array(hex.utf8)
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start...].starts(with: wanted) {
      return start..<(start + wanted.count)
    }
    return nil
  }
}
