import StressKit

/// A small program with a known bug in its accesses to memory, and a correct twin.
///
/// The bug is the scenario's only defect; without it the scenario is the twin.
protocol InstrumentedProgram: Scenario where Configuration == Form {}

/// The two forms of a program.
enum Form: Sendable {
  /// With the bug.
  case buggy
  /// The twin: the same program with the bug fixed.
  case correct
}

extension InstrumentedProgram {
  static var configuration: Form { .correct }
  static var witnesses: [Witness] { [] }
  static var invariants: [Invariant<Self>] { [] }
}

/// Runs bodies at the same time, each in a task of its own, to their ends.
func together(_ tasks: [(name: String, body: @Sendable () async -> Void)]) async {
  await withTaskGroup { group in
    for task in tasks { group.addTask(name: task.name) { await task.body() } }
  }
}
