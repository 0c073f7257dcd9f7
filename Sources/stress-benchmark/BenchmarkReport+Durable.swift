import StressKit

// The tables of the measurements on disk.
extension BenchmarkReport {
  var durableText: String {
    guard let durableCycles else { return "" }
    var table = MarkdownTable([
      DurableBenchmark.name: .left, "cycles/s": .right, "min": .right, "max": .right,
      "SQL: cycles/s": .right, "min ": .right, "max ": .right, "ratio": .right,
    ])
    for row in durableCycles.rows {
      let (engine, sql) = (row.engineCyclesPerSecond, row.sqlCyclesPerSecond)
      table.add([
        "\(row.callers) \(row.callers == 1 ? "caller" : "callers")", "\(engine.median)",
        "\(engine.min)", "\(engine.max)", "\(sql.median)", "\(sql.min)", "\(sql.max)",
        "\(row.ratio)",
      ])
    }
    return """
      \(table.text)
      a synced transaction: \(durableCycles.syncNanoseconds.median / 1_000) microseconds; a cycle of \
      one caller costs \(durableCycles.syncsPerLoneCycle) of them

      """
  }

  var journalText: String {
    guard let journal else { return "" }
    var recoveries = MarkdownTable([
      "recovery": .left, "events": .right, "tasks": .right, "milliseconds": .right,
      "of these, the file's opening": .right, "KiB at most": .right,
    ])
    for (name, row) in [
      ("without a snapshot", journal.withoutSnapshot), ("with a snapshot", journal.withSnapshot),
    ] {
      recoveries.add([
        name, "\(row.events)", "\(row.tasks)", "\(row.milliseconds)", "\(row.openMilliseconds)",
        "\(row.peakKibibytes)",
      ])
    }
    var searches = MarkdownTable([
      "search": .left, "found": .right, "microseconds": .right, "min": .right, "max": .right,
    ])
    for row in journal.search.rows {
      searches.add([
        row.words, "\(row.found)\(row.isTruncated ? " and more" : "")",
        "\(row.microseconds.median)", "\(row.microseconds.min)", "\(row.microseconds.max)",
      ])
    }
    return """
      \(recoveries.text)
      made in \(journal.making.milliseconds) ms, \(journal.making.bytes / 1_024) KiB; the append that \
      keeps a snapshot takes \(journal.snapshot.longestAppendMicroseconds) microseconds, any other \
      \(journal.snapshot.secondAppendMicroseconds) at most

      \(searches.text)
      """
  }
}
