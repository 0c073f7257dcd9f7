import StressKit

extension BenchmarkReport {
  /// The report as tables.
  var text: String {
    """
    \(build) build, \(toolchain), \(architecture); medians of \(rounds)

    \([ratesText, bugsText, cyclesText, ledgerText, durableText, journalText, memoryText]
      .filter { !$0.isEmpty }.joined(separator: "\n"))
    """
  }

  private var ratesText: String {
    if comparisons.isEmpty { return "" }
    var rates = MarkdownTable([
      "program": .left, "executions/s": .right, "steps/s": .right, "steps/execution": .right,
      "bare: executions/s": .right, "steps/s ": .right, "ratio": .right,
    ])
    for row in comparisons {
      rates.add([
        row.name, "\(row.control.executionsPerSecond)", "\(row.control.stepsPerSecond)",
        "\(row.control.stepsPerExecution)", "\(row.bare.executionsPerSecond)",
        "\(row.bare.stepsPerSecond)", "\(row.ratio)",
      ])
    }
    return rates.text
  }

  private var bugsText: String {
    if timePerBug.isEmpty { return "" }
    var bugs = MarkdownTable([
      "time per bug": .left, "campaigns": .right, "executions, mean": .right, "median": .right,
      "microseconds, mean": .right, "median ": .right,
    ])
    for row in timePerBug {
      bugs.add([
        row.name, "\(row.campaigns)", "\(row.meanExecutions)", "\(row.medianExecutions)",
        "\(row.meanMicroseconds)", "\(row.medianMicroseconds)",
      ])
    }
    return bugs.text
  }

  private var cyclesText: String {
    guard let claimToComplete else { return "" }
    var cycles = MarkdownTable([
      CycleBenchmark.name: .left, "cycles/s": .right, "min": .right, "max": .right,
      "nanoseconds": .right, "min ": .right, "max ": .right, "SQL: cycles/s": .right,
      "nanoseconds ": .right, "ratio": .right,
    ])
    for row in claimToComplete.rows {
      let (engine, sqlite) = (row.engine, row.sqlite)
      cycles.add([
        "\(row.tasks) tasks", "\(engine.cyclesPerSecond.median)", "\(engine.cyclesPerSecond.min)",
        "\(engine.cyclesPerSecond.max)", "\(engine.nanoseconds.median)",
        "\(engine.nanoseconds.min)", "\(engine.nanoseconds.max)",
        "\(sqlite.cyclesPerSecond.median)", "\(sqlite.nanoseconds.median)", "\(row.ratio)",
      ])
    }
    return """
      \(cycles.text)
      cost of a cycle with 100000 tasks for one with 1000: engine \(claimToComplete.engineGrowth), \
      SQLite \(claimToComplete.library) \(claimToComplete.sqliteGrowth)

      """
  }

  private var ledgerText: String {
    guard let spread = ledger?.transactionsPerSecond else { return "" }
    return """
      \(LedgerBenchmark.name): \(spread.median) transactions/s (\(spread.min) to \(spread.max))

      """
  }

  private var memoryText: String {
    guard let memory else { return "" }
    return """
      memory: \(memory.peakKibibytes) KiB at most over \(memory.executions) executions of \
      \(memory.name), \(memory.growthKibibytes) KiB more than after the first hundredth of them

      """
  }
}
