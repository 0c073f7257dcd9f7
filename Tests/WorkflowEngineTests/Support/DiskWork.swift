@testable import WorkflowEngine

/// Work that can be taken up again after any interruption, and is done once in the end.
struct DiskWork: Sendable {
  /// The number of tasks; each takes three transactions.
  var tasks = 66

  /// Works until everything is done.
  ///
  /// - Parameter acknowledged: Told the last number that the engine has acknowledged.
  func finish(_ engine: WorkflowEngine, acknowledged: (Int) -> Void) async throws {
    func acknowledge() async { acknowledged(await engine.ledger.nextSequence - 1) }
    if await engine.read({ $0.board.runs.isEmpty }) { _ = try await engine.createRun() }
    await acknowledge()
    let run = RunID(rawValue: 0)
    // A last task that is not done keeps the run open for new ones.
    _ = try await engine.create(in: run, key: "last")
    for number in 1...tasks {
      let task = try await engine.create(in: run, key: "task \(number)").task
      await acknowledge()
      let row = try await engine.task(task)
      guard row.status != .succeeded else { continue }
      var token = row.currentAttempt?.token
      if token == nil, case .started(_, let attempt) = try await engine.dispatch(task) {
        token = attempt.token
        await acknowledge()
      }
      if let token { _ = try await engine.complete(task, token) }
      await acknowledge()
    }
  }

  /// What is wrong with finished work.
  func faults(_ engine: WorkflowEngine) async throws -> [String] {
    let records = try engine.records()
    var successes: [TaskID: Int] = [:]
    for case .board(.taskSucceeded(let task, _)) in records.map(\.event) {
      successes[task, default: 0] += 1
    }
    let state = await engine.read { $0 }
    var faults = LedgerAudit.findings(records, state)
    if successes.count != tasks || successes.values.contains(where: { $0 != 1 }) {
      faults.append("\(successes.count) tasks were done, \(successes.values.max() ?? 0) times at most")
    }
    return faults
  }
}
