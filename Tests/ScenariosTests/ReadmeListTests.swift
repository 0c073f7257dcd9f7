import Foundation
import Scenarios
import Synchronization
import Testing

@testable import StressKit

struct ReadmeListTests {
  /// A scenario that is added is in the list at once, and in the README when somebody writes it there.
  @Test func `every line of the list in the README is one that the command prints`() throws {
    let printed = Mutex("")
    let console = Console(
      isTerminal: false,
      write: { text in printed.withLock { $0 += text } },
      writeError: { _ in }
    )
    let status = StressCommand.run(
      ["list"],
      environment: [:],
      scenarios: ScenarioRegistry.all,
      console: console
    )
    #expect(status == .passed)
    let readme = URL(fileURLWithPath: "\(#filePath)")
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "README.md")
    let list = printed.withLock { $0 }.split(separator: "\n")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let shown = try #require(text.firstMatch(of: /race-stress list\n```\n\n```text\n([^`]+)```\n/))
    #expect(!shown.output.1.isEmpty)
    for line in shown.output.1.split(separator: "\n") { #expect(list.contains(line)) }
  }
}
