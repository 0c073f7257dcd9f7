extension Violation {
  /// How an iteration failed.
  public enum Kind: String, Sendable, CaseIterable {
    /// An expectation of the test failed.
    case expectation
    /// Nothing was ready and no timer was set, but the body had not returned.
    case deadlock
    /// The step limit was reached: tasks run and get nowhere.
    case livelock
    /// Tasks were left over when the body had returned and nothing was left to run.
    case leak
    /// The body threw.
    case threw
    /// A fatal signal, a misuse that corrupts memory, or an end of the process.
    case crashed
    /// It waited, without an `await`, for what cannot come, or spun.
    case hung

    /// The kind of a result that has failed.
    init(_ result: IterationResult) {
      if !result.broken.isEmpty {
        self = .expectation
        return
      }
      self = result.failure.flatMap { Kind(rawValue: $0.kind.rawValue) } ?? .threw
    }
  }
}
