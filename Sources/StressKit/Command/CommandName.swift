/// The commands that there are.
enum CommandName: String, CaseIterable, Sendable {
  case run
  case list
  case replay
  case explain
  case verify
  case diff
  case doctor

  /// What it does, in a line.
  var summary: String {
    switch self {
    case .run: "run scenarios and write evidence (the default)"
    case .list: "show the scenarios, and all about those that are named"
    case .replay: "run a recorded failure again, choice by choice"
    case .explain: "tell what happens in a recorded failure, or in an iteration"
    case .verify: "plant every defect and check that a named invariant catches it"
    case .diff: "say what changed between two evidence files"
    case .doctor: "say whether this build can be controlled on this machine"
    }
  }

  /// The arguments that it takes, one form each.
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

  /// What it takes.
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

  /// What its exit status says.
  var statuses: [(ExitStatus, String)] {
    switch self {
    case .run:
      [
        (.passed, "every invariant held and every witness was seen"),
        (.violation, "an invariant was broken, or an iteration failed"),
        (.inconclusive, "a witness was not seen, or the run was interrupted"),
      ]
    case .list: [(.passed, "listed")]
    case .replay:
      [
        (.violation, "the same failure happened again, with the same digest"),
        (.diverged, "the recorded choices could not be followed, or led elsewhere"),
      ]
    case .explain:
      [(.passed, "the iteration did not fail"), (.violation, "a failure was explained")]
    case .verify:
      [
        (.passed, "every defect was caught"), (.violation, "a defect survived"),
        (.inconclusive, "the run was interrupted"),
      ]
    case .diff: [(.passed, "nothing got worse"), (.violation, "something got worse")]
    case .doctor: [(.passed, "control can be had; 2 names the first thing that is wrong")]
    }
  }
}
