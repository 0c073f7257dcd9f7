import Synchronization
import Testing

@testable import StressKit

/// The changing line of a terminal, and the plain lines of a log.
struct ProgressTests {
  private final class Written: Sendable {
    let errors = Mutex("")
  }

  /// The changing lines that a run of a second shows on a terminal.
  private func shown(width: Int) throws -> [Substring] {
    let temporary = try TemporaryFolder()
    let written = Written()
    _ = StressCommand.run(
      ["--iterations", "100000000", "--budget", "1s", "--evidence", temporary.path],
      environment: ["RACE_STRESS_MODE": "explore"],
      scenarios: [SafeCounter.self, SleepsForADay.self],
      console: Console(
        isTerminal: true,
        width: { width },
        write: { _ in },
        writeError: { text in written.errors.withLock { $0 += text } }
      )
    )
    let all = written.errors.withLock { $0 }
    return all.split(separator: "\r\u{1B}[K").dropFirst().filter { !$0.contains("\n") }
  }

  @Test func `The line fits into a narrow terminal`() throws {
    let lines = try shown(width: 24)
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.count <= 23 })
  }

  @Test func `The line says which of how many scenarios it is`() throws {
    let lines = try shown(width: 200)
    #expect(try #require(lines.first).hasPrefix("1 of 2  safe-counter  "))
  }

  @Test func `A terminal that is one column wide gets one character`() throws {
    let temporary = Written()
    let progress = Progress(
      Console(
        isTerminal: true,
        width: { 1 },
        write: { _ in },
        writeError: { text in temporary.errors.withLock { $0 += text } }
      ),
      interval: .zero
    )
    progress.begin("scenario", total: 3)
    progress.show(1, "held")
    #expect(temporary.errors.withLock { $0 } == "\r\u{1B}[K…")
  }

  @Test func `A minimization shows its replays`() throws {
    let written = Written()
    let progress = Progress(
      Console(
        isTerminal: true,
        width: { 80 },
        write: { _ in },
        writeError: { text in written.errors.withLock { $0 += text } }
      ),
      interval: .zero
    )
    let plan = BrokenCounter.plan(seed: Seed(1))
    let explorer = try Explorer(BrokenCounter.self, plan)
    var maker = ViolationMaker(
      of: BrokenCounter.description,
      plan: plan,
      explorer: explorer,
      invocation: .standard
    ) { name, replays in
      progress.show("minimizing \(name), replay \(replays)")
    }
    let tally = try explorer.explore(0..<64)
    _ = try ScenarioReport(tally, plan: plan, &maker)
    let text = written.errors.withLock { $0 }
    #expect(text.contains("minimizing B1, replay 1"))
    #expect(text.contains("minimizing B1, replay 2"))
  }
}
