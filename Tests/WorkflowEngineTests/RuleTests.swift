import Testing
import WorkflowEngine

struct RuleTests {
  private let rules: [Rule<Int>] = [
    Rule(.runPaused) { $0 > 0 },
    Rule(.runAborted) { $0 > 1 },
  ]

  @Test(arguments: zip([0, 1, 2], [RefusalReason.runPaused, .runAborted, nil]))
  func `the first broken rule gives the reason`(_ subject: Int, _ reason: RefusalReason?) {
    #expect(rules.firstBroken(by: subject) == reason)
  }

  @Test func `a removed rule has no effect`() {
    var rules = rules
    rules.remove(.runPaused)
    #expect(rules.map(\.id) == ["run-aborted"])
    #expect(rules.firstBroken(by: 0) == .runAborted)
  }

  @Test func `a replacement can use the old rule`() {
    var rules = rules
    rules.replace(.runPaused) { subject, holds in subject == -7 || holds }
    #expect(rules.map(\.reason) == [.runPaused, .runAborted])
    #expect(rules.firstBroken(by: -7) == .runAborted)
    #expect(rules.firstBroken(by: -1) == .runPaused)
  }

  @Test func `removing a missing rule traps`() async {
    await #expect(processExitsWith: .failure) {
      var rules: [Rule<Int>] = []
      rules.remove(.runPaused)
    }
  }
}
