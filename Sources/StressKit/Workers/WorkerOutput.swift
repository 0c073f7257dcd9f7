/// Prints output of the code under test, with repeats folded: thousands of iterations may write the
/// same line.
final class WorkerOutput {
  /// The largest number of different lines that are printed for each scenario.
  private static let shownLimit = 20

  private static var stackFrame: Regex<Substring> { #/\d+ +\S+ +0x[0-9a-f]+ .*/# }

  private let console: Console
  private let progress: Progress
  private var shown: Set<String> = []
  private var left = 0

  init(_ console: Console, _ progress: Progress) {
    self.console = console
    self.progress = progress
  }

  /// Adds a line and prints it, unless it is a repeat or above the limit.
  func add(_ line: String, from scenario: String) {
    // Leave out the runtime's stack trace, which has only addresses; the verdict names the
    // functions.
    if line == "Current stack trace:" || line.prefixMatch(of: Self.stackFrame) != nil { return }
    guard !shown.contains(line), shown.count < Self.shownLimit else {
      left += 1
      return
    }
    shown.insert(line)
    progress.clear()
    console.note("\(scenario) writes: \(line)")
  }

  /// Prints the number of lines left out, and resets for the next scenario.
  func end(_ scenario: String) {
    if left > 0 {
      console.note("\(scenario) writes \(counted(left, "more line")), not shown")
    }
    shown = []
    left = 0
  }
}
