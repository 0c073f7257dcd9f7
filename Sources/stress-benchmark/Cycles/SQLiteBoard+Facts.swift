import WorkflowEngine

extension SQLiteBoard {
  var facts: BoardFacts {
    get throws {
      let facts = try Statement(
        """
        SELECT status, (SELECT count(*) FROM tasks WHERE run = runs.id AND ready = 1), succeeded,
          attempts, (SELECT max(token) FROM attempts), count(*), max(transaction_number),
          min(sequence), max(sequence)
        FROM runs, events WHERE runs.id = ?1
        """,
        on: connection
      )
      facts.bind(Self.run, at: 1)
      guard try facts.step() else { throw refusal("there is no run") }
      return BoardFacts(
        status: [.created, .running, .succeeded, .paused, .aborted][facts[0]],
        ready: facts[1],
        succeeded: facts[2],
        attempts: facts[3],
        lastToken: facts[4],
        events: facts[5],
        transactions: facts[6],
        isGapFree: facts[7] == 1 && facts[8] == facts[5]
      )
    }
  }
}
