internal import Foundation
import StressKit
import Testing

/// The benchmark runs, refuses unknown arguments, and reports figures for every row.
struct BenchmarkTests {
  /// The executable beside the test bundle, from the same build.
  private func benchmark(_ arguments: String...) throws -> ProgramRun {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "stress-benchmark")
    return try ProgramRun(program.path, arguments, in: Repository.root, environment: [:])
  }

  private struct Report: Decodable {
    struct Rate: Decodable {
      let executions_per_second: Int
      let steps_per_second: Int
      let steps_per_execution: Double
    }

    struct Comparison: Decodable {
      let name: String
      let control: Rate
      let bare: Rate
      let ratio: Double
    }

    struct TimePerBug: Decodable {
      let name: String
      let campaigns: Int
      let executions_mean: Double
      let microseconds_mean: Double
    }

    struct Memory: Decodable {
      let executions: Int
      let peak_kib: Int
      let growth_kib: Int
    }

    struct Spread: Decodable {
      let min: Int
      let median: Int
      let max: Int

      var isPositiveAndOrdered: Bool { min > 0 && min <= median && median <= max }
    }

    struct Side: Decodable {
      let cycles_per_second: Spread
      let transactions_per_second: Spread
      let nanoseconds: Spread
    }

    struct Cycles: Decodable {
      let tasks: Int
      let engine: Side
      let sqlite: Side
      let ratio: Double
    }

    struct ClaimToComplete: Decodable {
      let library: String
      let rows: [Cycles]
      let engine_growth: Double
      let sqlite_growth: Double
    }

    struct Ledger: Decodable {
      let transactions_per_second: Spread
    }

    struct DurableRow: Decodable {
      let callers: Int
      let engine_cycles_per_second: Spread
      let sql_cycles_per_second: Spread
      let ratio: Double
    }

    struct DurableCycles: Decodable {
      let rows: [DurableRow]
      let sync_nanoseconds: Spread
      let syncs_per_lone_cycle: Double
    }

    struct Recovery: Decodable {
      let events: Int
      let tasks: Int
      let peak_kib: Int
    }

    struct Journal: Decodable {
      struct Search: Decodable {
        struct Row: Decodable {
          let words: String
          let found: Int
          let limit: Int
          let is_truncated: Bool
        }

        let rows: [Row]
      }

      struct Snapshot: Decodable { let longest_append_us: Int }

      let without_snapshot: Recovery
      let with_snapshot: Recovery
      let snapshot: Snapshot
      let search: Search
    }

    let schema: String
    let build: String
    let comparisons: [Comparison]
    let time_per_bug: [TimePerBug]
    let memory: Memory?
    let claim_to_complete: ClaimToComplete?
    let ledger: Ledger?
    let durable_cycles: DurableCycles?
    let journal: Journal?
  }

  @Test func `Every row has its figures, as JSON and in a table`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try benchmark("--quick", "--json", file.path)
    #expect(run.status == 0, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: file))
    #expect(report.schema == "race-stress/benchmark/1")
    #expect(report.build == BuildInfo.build)
    let programs = [
      "actor-increments", "get-then-set", "yields", "request-reply", "async-lock", "lost-update",
      "long-get-then-set",
    ]
    let races = ["approval-dispatch-race", "parallel-dispatch-race", "partial-rerun-race"]
    #expect(report.comparisons.map(\.name) == programs + races)
    for row in report.comparisons {
      for rate in [row.control, row.bare] {
        #expect(rate.executions_per_second > 0, "\(row.name)")
        #expect(rate.steps_per_second > 0, "\(row.name)")
        #expect(rate.steps_per_execution >= 1, "\(row.name)")
      }
      #expect(run.output.contains("| \(row.name) "))
    }
    #expect(
      report.time_per_bug.map(\.name) == [
        "lost-update/program", "lost-update-race/random", "lost-update-race/portfolio",
        "needle/program", "needle-race/random", "needle-race/portfolio",
      ]
    )
    for row in report.time_per_bug {
      #expect(row.campaigns > 0)
      #expect(row.executions_mean >= 1, "\(row.name)")
      #expect(row.microseconds_mean > 0, "\(row.name)")
      #expect(run.output.contains("| \(row.name) "))
    }
    let memory = try #require(report.memory)
    #expect(memory.executions > 0 && memory.peak_kib > 0 && memory.growth_kib >= 0)
    try expectEngineFigures(report, in: run.output)
  }

  /// The rows of the engine: every board size, and SQL for comparison.
  private func expectEngineFigures(_ report: Report, in text: String) throws {
    let ledger = try #require(report.ledger)
    #expect(ledger.transactions_per_second.isPositiveAndOrdered)
    let cycles = try #require(report.claim_to_complete)
    #expect(cycles.library.hasPrefix("3."))
    #expect(cycles.rows.map(\.tasks) == [100, 500, 1_000])
    for row in cycles.rows {
      for side in [row.engine, row.sqlite] {
        #expect(side.cycles_per_second.isPositiveAndOrdered, "\(row.tasks)")
        #expect(side.nanoseconds.isPositiveAndOrdered, "\(row.tasks)")
        #expect(side.transactions_per_second.median == 2 * side.cycles_per_second.median)
      }
      #expect(row.ratio > 0)
      #expect(text.contains("| \(row.tasks) tasks "))
    }
    #expect(cycles.engine_growth > 0 && cycles.sqlite_growth > 0)
    try expectDurableFigures(report, in: text)
  }

  /// The durable rows: cycles and SQL, recovery with and without a snapshot, and search.
  private func expectDurableFigures(_ report: Report, in text: String) throws {
    let durable = try #require(report.durable_cycles)
    #expect(durable.rows.map(\.callers) == [1, 8, 64])
    for row in durable.rows {
      #expect(row.engine_cycles_per_second.isPositiveAndOrdered, "\(row.callers)")
      #expect(row.sql_cycles_per_second.isPositiveAndOrdered, "\(row.callers)")
      #expect(row.ratio > 0)
      #expect(text.contains("| \(row.callers) caller"))
    }
    #expect(durable.sync_nanoseconds.isPositiveAndOrdered && durable.syncs_per_lone_cycle > 0)
    let journal = try #require(report.journal)
    #expect(journal.without_snapshot.events >= 15_000)
    #expect(journal.with_snapshot.events >= 20_000)
    #expect(journal.with_snapshot.tasks > journal.without_snapshot.tasks)
    #expect(journal.with_snapshot.peak_kib > 0 && journal.snapshot.longest_append_us > 0)
    let rows = journal.search.rows
    #expect(rows.map(\.is_truncated) == [false, true, true, false])
    #expect(rows.allSatisfy { $0.found == $0.limit || !$0.is_truncated })
    #expect(rows.last?.found == 0 && rows[0].found > 0)
  }

  @Test func `A single row has a single table`() throws {
    let run = try benchmark("--quick", "--only", "search")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("| search "))
    #expect(!run.errors.contains("claim-to-complete") && !run.errors.contains("time per bug"))
  }

  @Test func `A single row can be measured, with JSON on standard output`() throws {
    let run = try benchmark("--quick", "--only", "yields")
    #expect(run.status == 0, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.comparisons.map(\.name) == ["yields"])
    #expect(report.time_per_bug.isEmpty)
    #expect(report.memory == nil)
    #expect(report.claim_to_complete == nil)
    #expect(report.ledger == nil)
    #expect(run.errors.contains("| yields "))
  }

  @Test(arguments: [
    (["--quik"], "unknown option '--quik'"), (["all"], "unknown argument 'all'"),
    (["--only", "yield"], "there is no row 'yield'"), (["--json"], "needs a value"),
    (["--quick", "--only", "yields", "--json", "/nowhere/at/all.json"], "/nowhere/at/all.json"),
  ])
  func `Unknown arguments are refused`(arguments: [String], words: String) throws {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "stress-benchmark")
    let run = try ProgramRun(program.path, arguments, in: Repository.root, environment: [:])
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func `The script passes its arguments to a release build on one core`() throws {
    let package = try StandInPackage()
    let ending = try package.run("benchmark", ["--only", "a b"])
    #expect(ending.status == 7, "\(ending.errors)")
    #expect(ending.output == "\(package.caller)\n--only\na b\n")
    #expect(package.builds == ["release"])
  }
}
