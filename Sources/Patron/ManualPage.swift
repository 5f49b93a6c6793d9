/// A manual page in the macros of man(7).
struct ManualPage {
  private let command: DumpedHelp.Command
  private let version: String
  private let date: String

  /// - Parameter date: of the version, so that the same version has the same page.
  init(_ command: DumpedHelp.Command, version: String, date: String) {
    self.command = command
    self.version = version
    self.date = date
  }

  var text: String {
    let name = command.commandName
    let subcommands = (command.subcommands ?? []).filter { $0.shouldDisplay ?? true }
    var lines = [
      ".TH \(name.uppercased()) 1 \"\(date)\" \"\(name) \(version)\" \"User Commands\"",
      ".SH NAME", "\(name) \\- \(Self.escaped(command.abstract ?? ""))",
      ".SH SYNOPSIS",
    ]
    for subcommand in subcommands {
      lines += [".B \(name) \(subcommand.commandName)", Self.synopsis(subcommand), ".br"]
    }
    lines.append(".SH COMMANDS")
    for subcommand in subcommands {
      lines += [".SS \(name) \(subcommand.commandName)", Self.escaped(subcommand.abstract ?? "")]
      if let discussion = subcommand.discussion, !discussion.isEmpty {
        lines += [".PP", Self.escaped(discussion)]
      }
      for argument in Self.shown(subcommand) {
        lines += [".TP", ".B " + Self.escaped(Self.title(argument)), Self.escaped(Self.meaning(argument))]
      }
    }
    lines.append(".SH EXIT STATUS")
    for (code, meaning) in Self.exitCodes { lines += [".TP", ".B \(code)", Self.escaped(meaning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let exitCodes = [
    ("0", "Done, or already up to date."), ("64", "Wrong usage."),
    ("65", "The data was refused: a gate failed, or the tables do not agree."),
    ("66", "An input is missing or unreadable."), ("74", "Reading or writing failed."),
    ("75", "Another run holds the folder, or an input is still being written."),
    ("78", "The pipeline file is wrong."), ("130, 143", "Interrupted by a signal."),
  ]

  private static func shown(_ command: DumpedHelp.Command) -> [DumpedHelp.Argument] {
    (command.arguments ?? []).filter(\.shouldDisplay)
  }

  /// The arguments without a name, and whether there are options.
  private static func synopsis(_ command: DumpedHelp.Command) -> String {
    let arguments = shown(command)
    let options = arguments.contains { $0.kind != "positional" } ? ["[options]"] : []
    let values = arguments.filter { $0.kind == "positional" }.map { argument in
      let name = title(argument)
      return argument.isOptional ? "[\(name)]" : name
    }
    return escaped((options + values).joined(separator: " "))
  }

  /// `--as-of <as-of>`, or the name of a value in capital letters.
  private static func title(_ argument: DumpedHelp.Argument) -> String {
    let value = argument.valueName ?? ""
    guard argument.kind != "positional" else {
      return value.uppercased() + (argument.isRepeating ? "…" : "")
    }
    let names = (argument.names ?? []).map { $0.kind == "short" ? "-\($0.name)" : "--\($0.name)" }
    return names.joined(separator: ", ") + (argument.kind == "option" ? " <\(value)>" : "")
  }

  private static func meaning(_ argument: DumpedHelp.Argument) -> String {
    var meaning = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty {
      meaning += " One of \(values.joined(separator: ", "))."
    }
    if let value = argument.defaultValue { meaning += " Default: \(value)." }
    return meaning
  }

  /// A hyphen stays one, and no line can be taken for a request.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(separator: "\n").map { line in
      line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
    }.joined(separator: "\n")
  }
}
