import Testing

@testable import StressKit

/// What is written besides the result: one changing line on a terminal, plain lines in a log.
struct CommandProgressTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func run(isTerminal: Bool) -> CommandRun {
    CommandRun(
      ["safe-counter", "--iterations", "500000", "--budget", "1s", "--evidence", temporary.path],
      isTerminal: isTerminal
    )
  }

  @Test func `A log holds plain lines only`() {
    let run = run(isTerminal: false)
    #expect(!run.errors.contains("\r"))
    #expect(!run.errors.contains("\u{1B}"))
    #expect(run.errors.hasSuffix("\n"))
    #expect(run.errors.hasPrefix("race-stress \(BuildInfo.version), "))
  }

  @Test func `A terminal shows scenario, rate, verdict so far and time left, and is left clean`() {
    let run = run(isTerminal: true)
    let line = run.errors.split(separator: "\r\u{1B}[K").dropFirst().first ?? ""
    #expect(line.contains("safe-counter  "))
    #expect(line.contains("/500000  "))
    #expect(line.contains(" iterations/s"))
    #expect(line.contains("all held so far"))
    #expect(line.contains(" s left"))
    #expect(run.errors.hasSuffix("\r\u{1B}[K"))
    #expect(!run.output.contains("\u{1B}"))
  }
}
