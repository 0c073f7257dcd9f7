/// How an iteration failed, other than by breaking an invariant.
package enum FailureKind: String, Codable, CaseIterable, Sendable {
  /// Nothing was ready and no timer was set, but the body had not returned.
  case deadlock
  /// The step limit was reached: tasks run and get nowhere.
  case livelock
  /// Tasks were left over when the body had returned and nothing was left to run.
  case leak
  /// The body, the making of the system or an invariant threw.
  case threw
  /// A fatal signal, a misuse that corrupts memory, or an end of the process.
  case crashed
  /// It waited, without an `await`, for what cannot come, or spun.
  case hung

  /// What must be, for a reader.
  package var text: String {
    switch self {
    case .deadlock: "the body returns"
    case .livelock: "the body returns within the step limit"
    case .leak: "every task ends"
    case .threw: "nothing throws"
    case .crashed: "nothing crashes"
    case .hung: "no step waits or spins for ever"
    }
  }
}
