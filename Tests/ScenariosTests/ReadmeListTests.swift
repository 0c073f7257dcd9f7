import Foundation
import Scenarios
import Synchronization
import Testing

@testable import StressKit

struct ReadmeListTests {
  @Test func `the list of scenarios in the README is what the command prints`() throws {
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
    let list = printed.withLock { $0 }
    #expect(try String(contentsOf: readme, encoding: .utf8).contains("```text\n\(list)```\n"))
  }
}
