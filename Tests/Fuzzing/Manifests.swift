internal import FoundationEssentials
internal import Snapshot

/// A manifest is refused or read, with its seal and without; what is read is written and read again as the same.
func checkManifest(_ bytes: [UInt8]) throws(Broken) {
  let sealed = try? Manifest(sealed: bytes, path: "manifest.json")
  guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)) else {
    return try Broken.unless(sealed == nil, "it is sealed and is no manifest")
  }
  guard let written = try? JSONEncoder().encode(manifest) else { throw Broken("it cannot be written") }
  let again = try? JSONDecoder().decode(Manifest.self, from: written)
  try Broken.unless(again == manifest, "written and read again it is another")
}
