extension Report {
  /// The report as tables.
  var markdown: String {
    """
    # Mutants of the engine

    Each row is one mistake in a copy of the engine, and the first scenario that notices it, with
    the violated invariants and the number of iterations up to that failure. If no invariant is
    violated in any scenario, a row can name a missing witness: a situation that the scenario must
    reach, or else it is inconclusive. The scenario
    `\(Trial.first)` runs first, then the others in the order of their names, each with
    \(iterations) iterations of seed 1. `scripts/check-mutants --write` writes this file.

    \(summary).

    ## Caught

    \(table(["field", "event", "mistake", "invariants", "scenario", "iterations"], caughtRows))

    ## Survived

    \(table(["field", "event", "mistake", "reason"], survivedRows))

    ## Never applied

    No scenario has the necessary situation, for example a second row, an earlier value that
    differs, or a neighbor in the transaction. These mutants are not counted.

    \(table(["field", "event", "mistakes"], neverAppliedRows))

    No event of any scenario updates these fields: \(unusedText).

    """
  }

  private var unusedText: String {
    unused.isEmpty ? "none" : unused.joined(separator: ", ")
  }

  private var caughtRows: [[String]] {
    outcomes.compactMap { mutant, outcome in
      switch outcome {
      case .caught(let found), .unwitnessed(let found):
        [
          mutant.field ?? "(event)", mutant.event, mutant.kind,
          found.findings.joined(separator: ", "), found.scenario, "\(found.iterations)",
        ]
      case .survived, .neverApplied: nil
      }
    }
  }

  private var survivedRows: [[String]] {
    survived.map { mutant in
      [
        mutant.field ?? "(event)", mutant.event, mutant.kind,
        survivors.reasons[mutant.id] ?? "**no reason**",
      ]
    }
  }

  private var neverAppliedRows: [[String]] {
    var rows: [[String]] = []
    for mutant in neverApplied {
      let place = [mutant.field ?? "(event)", mutant.event]
      if rows.last?.dropLast() == place[...] {
        rows[rows.count - 1][2] += " \(mutant.kind)"
      } else {
        rows.append(place + [mutant.kind])
      }
    }
    return rows
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "None." }
    return ([head, head.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}
