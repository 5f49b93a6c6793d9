import Files

/// A folder of a test's own, gone with it.
final class Scratch {
  let path: String

  init() throws {
    path = "/tmp/patron-files-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    try Folder.makeNew(path)
  }

  deinit {
    try? Folder.remove(path)
  }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ name: String, _ text: String = "") throws -> String {
    try Folder.make(Path.parent(self(name)))
    let file = try OutputFile(creating: self(name))
    try file.write(text)
    try file.close()
    return self(name)
  }
}

func text(of path: String) throws -> String {
  let file = try InputFile(path)
  var bytes: [UInt8] = []
  while try file.read(into: &bytes, upTo: 7) > 0 {}
  return String(decoding: bytes, as: UTF8.self)
}
