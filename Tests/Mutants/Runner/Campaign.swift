internal import Foundation

/// The trials of a list of mutants.
struct Campaign {
  let trial: Trial
  let mutants: [Mutant]

  /// Tries all mutants, some at the same time.
  ///
  /// - Returns: The outcomes in the order of the mutants.
  /// - Throws: ``RunnerError`` if the command cannot run.
  func outcomes() async throws -> [(mutant: Mutant, outcome: Outcome)] {
    var found: [Mutant: Outcome] = [:]
    try await withThrowingTaskGroup(of: (Mutant, Outcome).self) { group in
      for (index, mutant) in mutants.enumerated() {
        if index >= trial.options.jobs, let (ended, outcome) = try await group.next() {
          found[ended] = outcome
          Self.tell(outcome, of: ended, count: found.count, all: mutants.count)
        }
        group.addTask { [trial] in (mutant, try await trial.outcome(of: mutant)) }
      }
      for try await (ended, outcome) in group {
        found[ended] = outcome
        Self.tell(outcome, of: ended, count: found.count, all: mutants.count)
      }
    }
    return mutants.compactMap { mutant in found[mutant].map { (mutant, $0) } }
  }

  private static func tell(_ outcome: Outcome, of mutant: Mutant, count: Int, all: Int) {
    if outcome == .survived { note("survived: \(mutant.id)") }
    if count.isMultiple(of: 50) { note("\(count) of \(all)") }
  }

  /// Writes a line to the standard error, at once.
  static func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
