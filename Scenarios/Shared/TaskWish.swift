import WorkflowEngine

/// What somebody wants a task to be; the tasks before it are named by number.
struct TaskWish: Sendable, Hashable {
  var parents: [Int] = []
  var isGated = false
  var reapprove = false

  /// Whether it needs what its first parent hands off.
  var needsArtifact = false
  var paths: [String] = []
  var retries = 0
  var key: String?
}

extension TaskWish: CustomStringConvertible {
  /// What is wanted, in a few words.
  var description: String {
    var words = [isGated ? (reapprove ? "a task approved each time" : "a gated task") : "a task"]
    if !parents.isEmpty {
      words.append("after \(parents.map { "t\($0)" }.joined(separator: " and "))")
    }
    if needsArtifact { words.append("with an artifact of the first") }
    if !paths.isEmpty { words.append("on \(paths.joined(separator: " and "))") }
    if retries > 0 { words.append("tried again \(retries) times") }
    if let key { words.append("named \(key)") }
    return words.joined(separator: " ")
  }
}
