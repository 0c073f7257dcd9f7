/// The effects of a step on other tasks and on streams, in words.
enum EffectText {
  /// The maximum number of task names after one verb; more tasks are counted.
  private static let namedTasks = 3

  /// The words for some effects.
  ///
  /// - Parameters:
  ///   - effects: The effects of one step, in order.
  ///   - trace: The trace with the names of the tasks.
  /// - Returns: A clause for each run of effects of one kind, such as `starts Ann, Bob; cancels Ann`.
  static func of(_ effects: [Trace.Effect], in trace: Trace) -> String {
    var clauses: [String] = []
    var rest = effects[...]
    while let first = rest.first {
      let run = rest.prefix { $0.kind == first.kind }
      rest = rest.dropFirst(run.count)
      clauses.append(clause(first.kind, Array(run), in: trace))
    }
    return clauses.joined(separator: "; ")
  }

  private static func wait(for effect: Trace.Effect, in trace: Trace) -> String {
    let holder = effect.task.map { " that \(trace.name($0)) holds" } ?? ""
    return "waits for \(effect.object ?? "something")\(holder)"
  }

  private static func clause(
    _ kind: Trace.Effect.Kind,
    _ effects: [Trace.Effect],
    in trace: Trace
  ) -> String {
    let names = effects.map { $0.task.map(trace.name) ?? "" }
    var list = names.prefix(namedTasks).joined(separator: ", ")
    if names.count > namedTasks { list += " and \(names.count - namedTasks) more" }
    switch kind {
    case .start: return "starts \(list)"
    case .resume: return "resumes \(list)"
    case .cancel: return "cancels \(list)"
    case .misuse: return "resumes \(list) a second time"
    case .yield: return "yields \(counted(names.count, "element"))"
    case .wait: return effects.map { wait(for: $0, in: trace) }.joined(separator: "; ")
    case .finish: return "finishes \(names.count == 1 ? "a stream" : "\(names.count) streams")"
    }
  }
}
