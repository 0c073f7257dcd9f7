/// One mistake of the engine.
struct Mutant: Sendable, Hashable {
  /// The field; `nil` for a mistake with a whole event.
  let field: String?
  let event: String
  let kind: String

  /// The text in the environment variable, such as `BoardTask.status/taskQueued/lost`.
  var id: String { "\(field ?? "event")/\(event)/\(kind)" }
}
