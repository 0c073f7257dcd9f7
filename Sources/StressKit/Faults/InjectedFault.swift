/// A fault that was injected, with all that tells it from others.
///
/// It is named by point, task and visit, not by its place in the order of events, so that it means the
/// same when the interleaving is another one.
package struct InjectedFault: Codable, Hashable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case point, task, visit, kind, choice
    case delayNanoseconds = "delay_ns"
  }

  /// Id of the fault point.
  package var point: String
  /// Name of the visiting task, or nil for the tasks without a name.
  package var task: String?
  /// Which visit of the task to the point it was, from 1; unnamed tasks are counted as one.
  package var visit: Int
  package var kind: FaultKind
  /// Which of the kinds that the point declares it was, from 0.
  package var choice: Int
  /// How long a delay was, or nil for other kinds.
  package var delayNanoseconds: Int64?

  /// The fault on one line, for a reader.
  var text: String {
    let delay = delayNanoseconds.map { " of \(Duration.nanoseconds($0))" } ?? ""
    let who = task.map { "'\($0)'" } ?? "an unnamed task"
    return "\(kind.rawValue)\(delay) at '\(point)', visit \(visit) of \(who)"
  }
}
