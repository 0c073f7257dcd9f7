extension Iteration {
  /// Faults that repeat with the seed, at the points that the scenario declares.
  public struct Faults: Sendable {
    fileprivate let iteration: Iteration

    /// Visits a point; what is to happen there happens.
    ///
    /// Where nothing is injected, it is no scheduling point. Before and after the body nothing is.
    ///
    /// - Parameter id: Id of one of the scenario's `faults`.
    /// - Throws: The declared error; `InjectedCrash`; `CancellationError`, when the task is cancelled
    ///   while it is delayed.
    public func point(_ id: String) async throws {
      switch decide(id) {
      case nil: return
      case .delay(let span): try await Task.sleep(for: span)
      case .error(let error): throw error
      case .cancellation: unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      case .crash: throw InjectedCrash(point: id)
      }
    }

    /// Visits a point and leaves it to the caller to act, in code that cannot `await` or throw.
    ///
    /// - Parameter id: Id of one of the scenario's `faults`.
    /// - Returns: What is to happen, or nil for nothing.
    public func decide(_ id: String) -> Fault? {
      iteration.visitFaultPoint(id, by: Task.name)
    }
  }

  /// Faults that repeat with the seed, at the points that the scenario declares.
  public var faults: Faults { Faults(iteration: self) }
}
