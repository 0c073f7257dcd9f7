extension Violation {
  /// How an iteration failed.
  public enum Kind: String, Sendable, CaseIterable {
    /// An expectation of the test failed.
    case expectation
    /// Nothing was ready and no timer was set, but the body had not returned.
    case deadlock
    /// The step limit was reached.
    case livelock
    /// The body returned and nothing could run, but tasks had not ended.
    case leak
    /// The body threw.
    case threw
    /// A fatal signal, a misuse that corrupts memory, or a call that ends the process.
    case crashed
    /// A step did not end within the watchdog's time.
    case hung
    /// Two accesses to the same memory, one of them writing, that nothing orders; only in instrumented code.
    case dataRace = "data_race"

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
