/// A place in a scenario where seeded faults can be injected.
///
/// ```swift
/// static let faults = [
///   FaultPoint("before-commit", "the writer is about to commit", .error { DiskFull() }, .crash)
/// ]
/// ```
///
/// The body visits it with `try await iteration.faults.point("before-commit")`. The decision
/// depends only on the seed, the point, the name of the visiting task and its number of visits to
/// the point, and not on the interleaving. So name the tasks: all unnamed tasks count as one, and
/// their order depends on the interleaving.
public struct FaultPoint: Sendable {
  /// A kind of fault that can happen at a point.
  public struct Kind: Sendable {
    let kind: FaultKind
    let longest: Duration
    let makeError: (@Sendable () -> any Error)?

    /// The task sleeps: in virtual time under control, in real time on real threads.
    ///
    /// - Parameter longest: The longest delay, at least a nanosecond; the delay is drawn from a
    ///   nanosecond up to this.
    /// - Returns: A kind for a `FaultPoint`.
    public static func delay(upTo longest: Duration) -> Kind {
      precondition(longest >= .nanoseconds(1), "a delay takes at least a nanosecond")
      return Kind(kind: .delay, longest: longest, makeError: nil)
    }

    /// The point throws an error of your choice.
    ///
    /// - Parameter make: Makes the error.
    /// - Returns: A kind for a `FaultPoint`.
    public static func error(_ make: @escaping @Sendable () -> any Error) -> Kind {
      Kind(kind: .error, longest: .zero, makeError: make)
    }

    /// The visiting task is cancelled but continues; the next call that checks for cancellation
    /// notices it.
    public static let cancellation = Kind(kind: .cancellation, longest: .zero, makeError: nil)

    /// A component dies here: the point throws `InjectedCrash`.
    ///
    /// Nothing else dies. The scenario must let the error propagate to the owner of the component,
    /// drop the component with its memory, and restart it.
    public static let crash = Kind(kind: .crash, longest: .zero, makeError: nil)
  }

  /// The id for calls of `iteration.faults` and for evidence.
  public let id: String
  /// A description of the point, for a reader.
  public let text: String
  let kinds: [Kind]
  let percent: Int
  let limit: Int

  /// Declares a point.
  ///
  /// - Parameters:
  ///   - id: The id for calls of `iteration.faults` and for evidence.
  ///   - text: A description of the point, for a reader.
  ///   - kinds: The possible kinds, at least one; all are equally likely.
  ///   - percent: The percentage of visits with a fault, from 0 to 100.
  ///   - limit: The maximum number of faults per task and iteration at this point, at least 1.
  public init(_ id: String, _ text: String, _ kinds: Kind..., percent: Int = 10, limit: Int = 1) {
    precondition(!kinds.isEmpty, "fault point '\(id)' declares no kind of fault")
    precondition((0...100).contains(percent), "fault point '\(id)': \(percent) is no percentage")
    precondition(limit >= 1, "fault point '\(id)' must allow a fault")
    self.id = id
    self.text = text
    self.kinds = kinds
    self.percent = percent
    self.limit = limit
  }
}
