/// The text of `--help`.
enum HelpText {
  /// The help of the whole command.
  ///
  /// - Parameter invocation: How to start the command.
  /// - Returns: The lines, including their line ends.
  static func general(_ invocation: Invocation) -> String {
    var lines = [
      "race-stress \(BuildInfo.version): races and stress for Swift concurrency, with evidence",
      "",
      "usage: \(invocation.typed) [COMMAND] [options]",
      "",
    ]
    lines += table(CommandName.allCases.map { ($0.rawValue, $0.summary) })
    lines += [
      "", "Type COMMAND --help for the options of a command. Without a command, it runs scenarios:",
      "",
    ]
    lines += table(options(of: .run))
    lines += ["", "exit status"]
    lines += table(statuses(of: .run))
    return text(lines)
  }

  /// The help of one command.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - invocation: How to start the command.
  /// - Returns: The lines, including their line ends.
  static func text(of command: CommandName, _ invocation: Invocation) -> String {
    var lines = [
      "race-stress \(command.rawValue): \(command.summary)", "",
    ]
    lines += command.usage.enumerated().map { number, form in
      "\(number == 0 ? "usage:" : "   or:") \(invocation.typed) \(form)"
    }
    let options = options(of: command)
    lines += [""]
    lines += table(options)
    if command.options.contains(where: \.environment) {
      lines += [
        "", "An option that is not given is taken from the environment: --evidence from",
        "RACE_STRESS_EVIDENCE, --step-limit from RACE_STRESS_STEP_LIMIT, and so on.",
      ]
    }
    lines += ["", "exit status"]
    lines += table(statuses(of: command))
    return text(lines)
  }

  private static func options(of command: CommandName) -> [(String, String)] {
    command.options.map { option in
      (option.value.map { "--\(option.name) \($0)" } ?? "--\(option.name)", option.help)
    } + [("--help", "show this text"), ("--version", "show the version")]
  }

  private static func statuses(of command: CommandName) -> [(String, String)] {
    let own =
      command.statuses + [
        (.usage, "the command was wrong, or the machine would not let it work"),
        (.fault, "a fault of race-stress itself"),
      ]
    return own.sorted { $0.0.rawValue < $1.0.rawValue }.map { ("\($0.0.rawValue)", $0.1) }
  }

  private static func table(_ rows: [(String, String)]) -> [String] {
    let width = min(rows.map(\.0.count).max() ?? 0, 28)
    return rows.map { name, text in
      let space = String(repeating: " ", count: max(0, width - name.count))
      return name.count > width
        ? "  \(name)\n  \(String(repeating: " ", count: width))  \(text)"
        : "  \(name)\(space)  \(text)"
    }
  }

  private static func text(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }
}
