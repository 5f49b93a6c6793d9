import Foundation
import Testing

/// What `make install` puts beside the program: its manual page, and completions for shells.
@Suite struct ManualTests {
  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.debug.run(arguments, in: "/")
  }

  @Test func theManualPageHasEveryCommandAndOption() throws {
    let page = try run("manual")
    #expect(page.code == 0 && page.words == "")
    #expect(page.output == (try run("manual")).output)
    let version = try run("--version").output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(page.output.contains(/^\.TH PATRON 1 "\d{4}-\d\d-\d\d" "patron (.*)" "User Commands"/))
    #expect(page.output.contains("\"patron \(version)\""))
    for command in ["run", "check", "init", "describe", "diff", "verify", "sample"] {
      #expect(page.output.contains("\n.SS patron \(command)\n"), "\(command)")
      let help = try run(command, "--help").output
      for option in help.matches(of: /(?m)^  (?:-\w, )?(--[a-z-]+)/).map({ String($0.1) }) {
        #expect(page.output.contains(option.replacing("-", with: "\\-")), "\(command) \(option)")
      }
    }
    // The manual's own command is for `make install`, and `--shards` for tests.
    #expect(!page.output.contains(".SS patron manual") && !page.output.contains("shards"))
    for code in ["64", "65", "66", "74", "75", "78"] { #expect(page.output.contains("\n.B \(code)\n")) }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func aShellIsToldTheCommands(shell: String) throws {
    let script = try run("--generate-completion-script", shell)
    #expect(script.code == 0)
    for word in ["describe", "as-of", "promote"] { #expect(script.output.contains(word), "\(word)") }
  }
}
