import Testing

@testable import StressKit

/// Help, version and `list` match the command.
struct CommandHelpTests {
  @Test(arguments: CommandName.allCases.map(\.rawValue))
  func `Every command has help, in three spellings, that names its exit statuses`(
    name: String
  ) throws {
    let command = try #require(CommandName(rawValue: name))
    let help = CommandRun([name, "--help"])
    #expect(help.status == .passed)
    #expect(help.errors == "")
    #expect(help.output.contains("usage: race-stress "))
    #expect(CommandRun([name, "-h"]).output == help.output)
    #expect(CommandRun(["help", name]).output == help.output)
    #expect(CommandRun([name, "--iterations", "0", "--help"]).output == help.output)

    let lines = help.output.split(separator: "\n").map(String.init)
    let from = try #require(lines.firstIndex(of: "exit status"))
    let statuses = lines[(from + 1)...].compactMap {
      $0.split(separator: " ").first.flatMap { Int32($0) }
    }
    #expect(statuses == statuses.sorted())
    #expect(Set(statuses) == Set(command.statuses.map(\.0.rawValue) + [2, 70]))
  }

  @Test(arguments: CommandName.allCases.map(\.rawValue))
  func `Every option in a help text is accepted, and every option is in it`(name: String) throws {
    let command = try #require(CommandName(rawValue: name))
    let help = CommandRun([name, "--help"]).output
    let documented = help.matches(of: /(?m)^  --([a-z-]+)(?: (\S+))?/).filter {
      !["help", "version"].contains(String($0.output.1))
    }
    #expect(documented.map { String($0.output.1) } == command.options.map(\.name))
    for option in command.options {
      let typed = ["--\(option.name)"] + (option.value == nil ? [] : ["7"])
      let arguments = try CommandLineArguments(typed, options: command.options, environment: [:])
      #expect(arguments.has(option.name))
      #expect(arguments.positionals.isEmpty)
      let line = try #require(documented.first { $0.output.1 == option.name })
      #expect((line.output.2 == nil) == (option.value == nil) || option.value == nil)
    }
  }

  @Test func `The general help names every command`() {
    let help = CommandRun(["--help"])
    #expect(help.status == .passed)
    for command in CommandName.allCases {
      #expect(help.output.contains("  \(command.rawValue)"))
      #expect(help.output.contains(command.summary))
    }
    #expect(CommandRun(["help"]).output == help.output)
    #expect(CommandRun(["-h"]).output == help.output)
  }

  @Test func `The version names the tool, the build and the toolchain`() {
    let run = CommandRun(["--version"])
    #expect(run.status == .passed)
    #expect(run.output.hasPrefix("race-stress \(BuildInfo.version), "))
    #expect(run.output.contains(BuildInfo.toolchain))
    #expect(CommandRun(["verify", "--version"]).output == run.output)
  }

  @Test func `The list shows names and objectives`() {
    let run = CommandRun(["list"])
    #expect(run.status == .passed)
    #expect(
      run.output == """
        broken-counter  Two workers lose an addition
        safe-counter  Two workers add to one counter

        """
    )
    #expect(CommandRun(["list", "--only", "safe-counter"]).output.hasPrefix("safe-counter"))
    #expect(CommandRun(["list", "--skip", "safe-counter"]).output.hasPrefix("broken-counter"))
  }

  @Test func `The list in Markdown is a table that does not count excluded defects`() {
    #expect(
      CommandRun(["list", "--markdown"]).output == """
        | scenario       | what it shows                  | invariants | witnesses | defects |
        | :------------- | :----------------------------- | ---------: | --------: | ------: |
        | broken-counter | Two workers lose an addition   |          1 |         0 |       0 |
        | safe-counter   | Two workers add to one counter |          1 |         1 |       2 |

        """
    )
    let one = CommandRun(["list", "safe-counter", "--markdown"]).output
    #expect(one.split(separator: "\n").count == 3)
  }

  @Test func `The list of one scenario shows all its declarations`() {
    let run = CommandRun(["list", "safe-counter"])
    #expect(
      run.output == """
        safe-counter  Two workers add to one counter
          parameters
            workers  2 (1 to 8)
            additions  2 (1 to 100); 4 in the profiles full and soak
          invariants
            C1  no addition is lost
          witnesses
            added  a worker added
          metrics
            additions
            never
          defects
            lost-update  caught by C1; copies BK-1
            lost-update-hidden  caught by C1; masked by a second counter
            torn-integer  excluded: an actor is entered by one task at a time

        """
    )
  }
}
