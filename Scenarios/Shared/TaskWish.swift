import WorkflowEngine

/// The description of a task to create; earlier tasks are identified by number.
struct TaskWish: Sendable, Hashable {
  /// The number of the run.
  var run = 0
  var parents: [Int] = []
  var isGated = false
  var reapprove = false

  /// Whether the task needs an artifact of its first parent.
  var needsArtifact = false
  var paths: [String] = []
  var retries = 0
  var key: String?
}

extension TaskWish: CustomStringConvertible {
  /// A short description.
  var description: String {
    var words = [isGated ? (reapprove ? "a task approved each time" : "a gated task") : "a task"]
    if !parents.isEmpty {
      words.append("after \(parents.map { "t\($0)" }.joined(separator: " and "))")
    }
    if needsArtifact { words.append("with an artifact of the first") }
    if !paths.isEmpty { words.append("on \(paths.joined(separator: " and "))") }
    if retries > 0 { words.append("retried \(retries) times") }
    if let key { words.append("named \(key)") }
    if run > 0 { words.append("in the second run") }
    return words.joined(separator: " ")
  }
}
