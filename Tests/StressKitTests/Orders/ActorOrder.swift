import Testing

/// A small program of which it is known in which orders its parts can run in production.
struct ActorOrder: Sendable, CustomTestStringConvertible {
  /// The rule, as a sentence of the article.
  let rule: String
  /// Why production has these orders and no others.
  let reason: String
  /// What the program can write; control must reach all of it.
  let possible: Set<String>
  /// What it could write without the rule.
  let excluded: Set<String>
  /// Whether real threads write the program's lines in the order in which it does what they tell.
  let holdsOnThreads: Bool
  let program: @Sendable (Log) async -> Void

  init(
    _ rule: String,
    because reason: String,
    possible: Set<String>,
    excluded: Set<String> = [],
    holdsOnThreads: Bool = true,
    program: @escaping @Sendable (Log) async -> Void
  ) {
    self.rule = rule
    self.reason = reason
    self.possible = possible
    self.excluded = excluded
    self.holdsOnThreads = holdsOnThreads
    self.program = program
  }

  var testDescription: String { rule }

  /// Every order, in the order of the article.
  static let all = FreeOrders.all + FixedOrders.all
}

/// The actor of all programs.
@globalActor actor Desk {
  static let shared = Desk()

  /// Notes a line on the actor.
  @Desk static func note(_ line: String, _ log: Log) { log.write(line) }

  /// Makes a task that starts on the actor, and notes a line before it.
  @Desk static func make(_ line: String, after first: String, _ log: Log) {
    log.write(first)
    Task { @Desk in log.write(line) }
  }
}
