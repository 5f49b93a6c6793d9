import Files
import Foundation
import Testing

struct FolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("Folders are made with their parents, and again without complaint")
  func make() throws {
    let deep = scratch("a/b c/d\ne")
    try Folder.make(deep)
    try Folder.make(deep)
    try Folder.make(deep + "/")
    #expect(try Folder.names(scratch("a/b c")) == ["d\ne"])
    #expect(throws: FileError.self) { try Folder.makeNew(deep) }
    let mode = try FileManager.default.attributesOfItem(atPath: deep)[.posixPermissions] as? Int
    #expect(mode == 0o750)
  }

  @Test("A file where a folder should be is an error that names it")
  func inTheWay() throws {
    let file = try scratch.write("file")
    let error = #expect(throws: FileError.self) { try Folder.make(file + "/below") }
    #expect(error?.description == "cannot make the folder \(file)/below: Not a directory")
    let taken = #expect(throws: FileError.self) { try Folder.make(file) }
    #expect(taken?.description == "cannot make the folder \(file): a file of that name stands there")
    let link = file + "-link"
    try Entry.link(link, saying: "gone")
    let loose = #expect(throws: FileError.self) { try Folder.make(link) }
    #expect(loose?.reason == "a link of that name leads to gone, where no folder is")
    #expect(throws: FileError.self) { try Folder.make("/proc/patron") }
  }

  @Test("A folder is removed with all in it, and links are not followed")
  func remove() throws {
    try scratch.write("kept/file", "here")
    try scratch.write("gone/x/y/z")
    try scratch.write("gone/quote\"'\n")
    try Entry.link(scratch("gone/x/link"), saying: scratch("kept"))
    // A name that is not UTF-8, as only C can make it.
    let latin = scratch("gone/").utf8CString.dropLast() + [CChar(bitPattern: 0xe9), 0]
    #expect(Array(latin).withUnsafeBufferPointer { mkdir($0.baseAddress!, 0o700) } == 0)
    #expect(throws: FileError.self) { try Folder.names(scratch("gone")) }
    try Folder.remove(scratch("gone"))
    try Folder.remove(scratch("gone"))
    #expect(try Folder.names(scratch.path) == ["kept"])
    #expect(try text(of: scratch("kept/file")) == "here")
    try Entry.link(scratch("link"), saying: "kept")
    #expect(throws: FileError.self) { try Folder.remove(scratch("link")) }
  }

  @Test("A link says what it was given, and a rename replaces it")
  func links() throws {
    try Entry.link(scratch("new"), saying: "snapshots/b c")
    try Entry.link(scratch("old"), saying: "nowhere")
    #expect(try Entry.kind(scratch("old")) == .link)
    #expect(try Entry.kind(scratch("old"), following: true) == nil)
    try Entry.rename(scratch("new"), to: scratch("old"))
    #expect(try Entry.destination(ofLink: scratch("old")) == "snapshots/b c")
    #expect(try Entry.kind(scratch("new")) == nil)
    #expect(throws: FileError.self) { try Entry.destination(ofLink: scratch.path) }
  }

  @Test(
    "The parent of a path",
    arguments: [
      ("a/b", "a"), ("a", "."), ("/a", "/"), ("/", "/"), ("a//b//", "a"), ("", "."), ("//a", "/"),
    ])
  func parents(path: String, parent: String) {
    #expect(Path.parent(path) == parent)
  }

  @Test("A second holder is refused, until the first lets go")
  func lock() throws {
    let path = scratch(".lock")
    do {
      let lock = try FolderLock(path)
      let error = #expect(throws: FileError.self) { try FolderLock(path) }
      #expect(error?.isHeld == true)
      withExtendedLifetime(lock) {}
    }
    _ = try FolderLock(path)
  }

  @Test("A lock of a killed process is no lock")
  func staleLock() throws {
    let path = scratch(".lock")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/bin/sh")
    holder.arguments = ["-c", #"exec 9<>"$0"; flock 9; echo held; read never"#, path]
    let (input, output) = (Pipe(), Pipe())
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
    let error = #expect(throws: FileError.self) { try FolderLock(path) }
    #expect(error?.isHeld == true)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    _ = try FolderLock(path)
  }
}
