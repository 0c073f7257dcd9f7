/// A place in a scenario at which faults may be injected, from the seed.
///
/// ```swift
/// static let faults = [
///   FaultPoint("before-commit", "the writer is about to commit", .error { DiskFull() }, .crash)
/// ]
/// ```
///
/// The body visits it with `try await iteration.faults.point("before-commit")`. Whether a visit meets a
/// fault depends on the seed, the point, the name of the visiting task and how often that task has been
/// there, and on nothing else: not on the interleaving, so name the tasks. Unnamed tasks are counted as
/// one, and who of them comes first is up to the interleaving.
public struct FaultPoint: Sendable {
  /// What may happen at a point.
  public struct Kind: Sendable {
    let kind: FaultKind
    let longest: Duration
    let makeError: (@Sendable () -> any Error)?

    /// The task sleeps: in virtual time under control, in real time on real threads.
    ///
    /// - Parameter longest: At least a nanosecond; the delay is drawn between that and this.
    /// - Returns: A kind for a `FaultPoint`.
    public static func delay(upTo longest: Duration) -> Kind {
      precondition(longest >= .nanoseconds(1), "a delay takes at least a nanosecond")
      return Kind(kind: .delay, longest: longest, makeError: nil)
    }

    /// The point throws an error of the author's choosing.
    ///
    /// - Parameter make: Makes what is thrown.
    /// - Returns: A kind for a `FaultPoint`.
    public static func error(_ make: @escaping @Sendable () -> any Error) -> Kind {
      Kind(kind: .error, longest: .zero, makeError: make)
    }

    /// The visiting task is cancelled, and goes on; the next call that looks notices it.
    public static let cancellation = Kind(kind: .cancellation, longest: .zero, makeError: nil)

    /// A component dies here: the point throws `InjectedCrash`.
    ///
    /// Nothing else dies with it. The scenario lets the error through to where it holds the component,
    /// drops the component with all that it had in memory, and restarts it.
    public static let crash = Kind(kind: .crash, longest: .zero, makeError: nil)
  }

  /// What the body calls `iteration.faults` with, and its name in evidence.
  public let id: String
  /// What happens there, for a reader.
  public let text: String
  let kinds: [Kind]
  let percent: Int
  let limit: Int

  /// Declares a point.
  ///
  /// - Parameters:
  ///   - id: What the body calls `iteration.faults` with.
  ///   - text: What happens there, for a reader.
  ///   - kinds: At least one; each is as likely as the others.
  ///   - percent: How many of a hundred visits meet a fault, from 0 to 100.
  ///   - limit: Faults that one task meets here in an iteration at most, at least 1.
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
