/// An injected fault, with its identity.
///
/// Point, task and visit identify it, not its position in time, so it means the same in another
/// interleaving.
package struct InjectedFault: Codable, Hashable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case point, task, visit, kind, choice
    case delayNanoseconds = "delay_ns"
  }

  /// The id of the fault point.
  package var point: String
  /// The name of the visiting task, or `nil` for unnamed tasks.
  package var task: String?
  /// The number of the task's visit to the point, from 1; unnamed tasks count as one.
  package var visit: Int
  package var kind: FaultKind
  /// The index of the kind among those that the point declares, from 0.
  package var choice: Int
  /// The length of a delay in nanoseconds, or `nil` for other kinds.
  package var delayNanoseconds: Int64?

  /// The fault on one line, for a reader.
  var text: String {
    let delay = delayNanoseconds.map { " of \(Duration.nanoseconds($0))" } ?? ""
    let who = task.map { "'\($0)'" } ?? "an unnamed task"
    return "\(kind.rawValue)\(delay) at '\(point)', visit \(visit) of \(who)"
  }
}
