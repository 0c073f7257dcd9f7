/// The way in which an iteration failed, other than a violated invariant.
package enum FailureKind: String, Codable, CaseIterable, Sendable {
  /// No task was ready and no timer was set, but the body had not returned.
  case deadlock
  /// The step limit was reached: tasks ran without making progress.
  case livelock
  /// Tasks still existed after the body had returned and nothing was left to run.
  case leak
  /// The body, `makeSystem` or an invariant threw an error.
  case threw
  /// A fatal signal, memory corruption, or an exit of the process.
  case crashed
  /// A step blocked without an `await`, or spun.
  case hung
  /// Two accesses to the same memory, one of them writing, that nothing orders; only in instrumented code.
  case dataRace = "data_race"

  /// The expectation that the failure violates, for a reader.
  package var text: String {
    switch self {
    case .deadlock: "the body returns"
    case .livelock: "the body returns within the step limit"
    case .leak: "every task ends"
    case .threw: "nothing throws"
    case .crashed: "nothing crashes"
    case .hung: "no step blocks or spins forever"
    case .dataRace: "accesses to the same memory are ordered"
    }
  }
}
