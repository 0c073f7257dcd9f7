/// The commands of the tool.
enum CommandName: String, CaseIterable, Sendable {
  case run
  case list
  case replay
  case explain
  case verify
  case diff
  case doctor

  /// One line of help text.
  var summary: String {
    switch self {
    case .run: "run scenarios and write evidence (the default)"
    case .list: "list the scenarios; with names, show all that they declare"
    case .replay: "run a recorded failure again, choice by choice"
    case .explain: "explain a recorded failure, or an iteration"
    case .verify: "plant every defect and check that a named invariant catches it"
    case .diff: "compare two evidence files"
    case .doctor: "check that this build can be controlled on this machine"
    }
  }

  /// The forms of its arguments.
  var usage: [String] {
    switch self {
    case .run: ["[run] [SCENARIO…] [options]"]
    case .list: ["list [SCENARIO…] [options]"]
    case .replay: ["replay FILE"]
    case .explain: ["explain FILE", "explain SCENARIO --iteration I [options]"]
    case .verify: ["verify [SCENARIO…] [options]"]
    case .diff: ["diff OLD NEW [options]"]
    case .doctor: ["doctor"]
    }
  }

  /// Its options.
  var options: [CommandLineArguments.Option] {
    switch self {
    case .run: RunOptions.runOptions
    case .list: ListCommand.options
    case .replay: ReplayCommand.options
    case .explain: ExplainCommand.options
    case .verify: RunOptions.verifyOptions
    case .diff: DiffCommand.options
    case .doctor: DoctorCommand.options
    }
  }

  /// The meanings of its exit statuses, without those of every command.
  var statuses: [(ExitStatus, String)] {
    switch self {
    case .run:
      [
        (.passed, "every invariant held and every witness was seen"),
        (.violation, "an invariant was broken, or an iteration failed"),
        (.inconclusive, "inconclusive: a witness not seen, control lost, or interrupted"),
      ]
    case .list: [(.passed, "listed")]
    case .replay:
      [
        (.violation, "the same failure happened again, with the same digest"),
        (.diverged, "the recorded choices could not be followed, or the result differs"),
      ]
    case .explain:
      [(.passed, "the iteration did not fail"), (.violation, "a failure was explained")]
    case .verify:
      [
        (.passed, "every defect was caught"), (.violation, "a defect survived"),
        (.inconclusive, "the run was interrupted"),
      ]
    case .diff: [(.passed, "nothing got worse"), (.violation, "something got worse")]
    case .doctor: [(.passed, "every check passed; 2 names the first that did not")]
    }
  }
}
