/// The events and updates of the correct engine, and the mutants that follow from them.
struct Discovery {
  /// All mutants in order: those of events, then those of fields.
  let mutants: [Mutant]

  /// The fields that no event updated in any scenario.
  let unused: [String]

  /// The kinds of mistakes with a whole event.
  private static let eventKinds = ["drop", "double", "swap", "late"]

  /// Reads the log of a run without a mutant.
  ///
  /// - Throws: ``RunnerError`` if the table of fields lacks a field.
  init(_ lines: [String]) throws {
    var mutants: [Mutant] = []
    var fields: [String] = []
    var updated: Set<String> = []
    for words in lines.map({ $0.split(separator: " ").map(String.init) }) {
      switch words.first {
      case "event": mutants += Self.eventKinds.map { Mutant(field: nil, event: words[1], kind: $0) }
      case "update":
        mutants += words[3...].map { Mutant(field: words[1], event: words[2], kind: $0) }
        updated.insert(words[1])
      case "field": fields.append(words[1])
      case "missing", "unknown":
        throw RunnerError(
          "the table of fields does not match the state: \(words[0]) field \(words[1]); "
            + "edit StateFields in Tests/Mutants/Engine"
        )
      default: throw RunnerError("the log of a run without a mutant has the line \(words)")
      }
    }
    guard !mutants.isEmpty && !fields.isEmpty else {
      throw RunnerError("the log of a run without a mutant is empty")
    }
    self.mutants = mutants
    unused = fields.filter { !updated.contains($0) }
  }
}
