import Foundation
import Testing

@testable import Files

struct ChildProgramTests {
  private let environment = ["PATH": "/usr/bin:/bin", "PATRON_WORD": "a b\"c"]

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("A program gets its arguments and variables as they are, and both its streams are kept to the end")
  func streams() throws {
    let script = #"printf '%s|' "$@"; printf '%s' "$PATRON_WORD"; cat; printf '%s' "$HOME" >&2; exit 7"#
    let child = try ChildProgram("sh", ["-c", script, "x", "a b", "'", ""], environment: environment)
    try child.feed("fed\n")
    #expect(try child.finish() == .exit(7))
    #expect(text(child.output) == "a b|'||a b\"cfed\n")
    #expect(child.complaints.isEmpty)
    #expect(try child.finish() == .exit(7))
  }

  @Test("A program that says much while it is fed much does not stand still")
  func muchBothWays() throws {
    let child = try ChildProgram("sh", ["-c", "tee /dev/stderr"], environment: environment)
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    for _ in 0..<50 { try child.feed(block) }
    #expect(try child.finish() == .exit(0))
    #expect(child.output.count == 5_000_000 && child.complaints.count == 5_000_000)
  }

  @Test("Feeding a program that has ended is no error and no signal")
  func deaf() throws {
    let child = try ChildProgram("true", [], environment: environment)
    for _ in 0..<50 { try child.feed([UInt8](repeating: 0, count: 100_000)) }
    #expect(try child.finish() == .exit(0))
  }

  @Test("What is waited for is heard before the program's end")
  func listening() throws {
    let child = try ChildProgram("sh", ["-c", "echo one; read line; echo $line"], environment: environment)
    try child.listen { !$0.isEmpty }
    #expect(text(child.output) == "one\n")
    try child.feed("two\n")
    #expect(try child.finish() == .exit(0))
    #expect(text(child.output) == "one\ntwo\n")
  }

  @Test("A signal is told, and a program that is let go is ended")
  func signals() throws {
    let child = try ChildProgram("sh", ["-c", "kill -9 $$"], environment: environment)
    #expect(try child.finish() == .signal(9))
    let begun = ContinuousClock.now
    do { _ = try ChildProgram("sleep", ["60"], environment: environment) }
    #expect(ContinuousClock.now - begun < .seconds(30))
  }

  @Test("A program that is not there is a missing file")
  func missing() throws {
    let error = #expect(throws: FileError.self) {
      try ChildProgram("patron-no-such-program", [], environment: environment)
    }
    #expect(error?.isMissing == true)
    #expect(error?.description == "cannot run patron-no-such-program: No such file or directory")
    #expect(throws: FileError.self) { try ChildProgram("sh\0x", [], environment: environment) }
  }
}
