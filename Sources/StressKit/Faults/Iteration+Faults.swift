extension Iteration {
  /// The scenario's fault points, with decisions that repeat with the seed.
  public struct Faults: Sendable {
    fileprivate let iteration: Iteration

    /// Visits a point, and performs the fault if one is due.
    ///
    /// Without a fault, it is not a scheduling point. Before and after the body it does nothing.
    ///
    /// - Parameter id: The id of one of the scenario's `faults`.
    /// - Throws: The declared error; `InjectedCrash`; or `CancellationError` if the task is
    ///   cancelled during a delay.
    public func point(_ id: String) async throws {
      switch decide(id) {
      case nil: return
      case .delay(let span): try await Task.sleep(for: span)
      case .error(let error): throw error
      case .cancellation: unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      case .crash: throw InjectedCrash(point: id)
      }
    }

    /// Visits a point and returns the fault to the caller, for code that cannot `await` or throw.
    ///
    /// - Parameter id: The id of one of the scenario's `faults`.
    /// - Returns: The fault to perform, or `nil` for none.
    public func decide(_ id: String) -> Fault? {
      iteration.visitFaultPoint(id, by: Task.name)
    }
  }

  /// The scenario's fault points, with decisions that repeat with the seed.
  public var faults: Faults { Faults(iteration: self) }
}
