import EngineDefects
import StressKit
import WorkflowEngine

/// Runners finish at once, while acknowledgements of the same attempts arrive late and several
/// times.
///
/// An acknowledgement that arrives after progress or after the end of its attempt is refused: the
/// status of an attempt never moves backward.
struct AckCompletionRace: Scenario {
  var tasks = 3
  var acknowledgements = 2

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 20 * tasks * (acknowledgements + 4)) }

  static let objective = "A late acknowledgement never lowers the status of its attempt"
  static let parameters: [Parameter<Self>] = [
    Parameter("tasks", \.tasks, 1...1_000, full: 8, drawnFrom: 1),
    Parameter("acknowledgements", \.acknowledgements, 1...100, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.ackOverwrites, caughtBy: ["Q1", "Q2", "G1", "G4", "G5", "G9"])
      .masked(by: "the table of transitions"),
    Defect(.ackCheckThenAct, caughtBy: ["Q1", "Q2", "G1", "G4", "G5", "G9"]),
    Defect(.acknowledgementDropped, caughtBy: ["Q3"]),
  ]
  static let witnesses = [
    Witness("overtaken-by-the-end", "an acknowledgement arrived after the end of its attempt"),
    Witness("overtaken-by-progress", "an acknowledgement arrived after progress was reported"),
    Witness("acknowledged-in-time", "an acknowledgement arrived first"),
  ]
  static let metrics = [
    "attempts_total", "acknowledged_count", "overtaken_by_end_count", "overtaken_by_progress_count",
    "repeated_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("Q1", shape: .missingFence, "the status of an attempt never moves backward") {
        _,
        system,
        _ in
        .neverDecreasing(try system.events) { event in
          switch event {
          case .taskDispatched(_, let attempt): (attempt.token, 0)
          case .taskQueued(_, let token): (token, 1)
          case .taskRunning(_, let token): (token, 2)
          case .taskSucceeded(_, let token), .taskFailed(_, let token, _, _): (token, 3)
          default: nil
          }
        }
      },
      Invariant("Q2", shape: .lostUpdate, "every task ends as its runner reported") {
        _,
        system,
        _ in
        var statuses: [TaskStatus] = []
        for task in system.tasks { statuses.append(try await system.engine.task(task).status) }
        return .equal(statuses, system.tasks.indices.map { fails($0) ? .failed : .succeeded })
      },
      Invariant("Q3", shape: .lostUpdate, "the replies to acknowledgers match the ledger") {
        _,
        system,
        iteration in
        let events = try system.events
        let recorded = [
          events.count { if case .taskQueued = $0 { true } else { false } },
          events.count {
            if case .callbackRefused(_, _, reported: .queued, _) = $0 { true } else { false }
          },
        ]
        let refused = ["overtaken_by_end_count", "overtaken_by_progress_count", "repeated_count"]
        let told = [
          iteration.metrics["acknowledged_count"],
          refused.map { iteration.metrics[$0] }.reduce(0, +),
        ]
        return .equal(told, recorded)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var ids: [TaskID] = []
    for _ in 0..<tasks { ids.append(try await engine.createTask(in: run)) }
    return OneRun(engine: engine, run: run, tasks: ids)
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for (place, task) in system.tasks.enumerated() {
        guard case .started(_, let attempt) = try await system.engine.dispatch(task) else {
          continue
        }
        group.addTask(name: "acknowledger \(place + 1)") {
          var isRepeated = false
          for _ in 0..<acknowledgements {
            let reply = try await system.engine.acknowledge(task, attempt.token)
            count(reply, isRepeated: isRepeated, iteration)
            isRepeated = isRepeated || reply == .accepted
          }
        }
        group.addTask(name: "runner \(place + 1)") {
          // Every second runner reports progress first.
          if place.isMultiple(of: 2) {
            _ = try await system.engine.reportProgress(task, attempt.token)
          }
          if Self.fails(place) {
            _ = try await system.engine.fail(task, attempt.token, reason: "no luck")
          } else {
            _ = try await system.engine.complete(task, attempt.token)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Whether the runner of the task at a position reports a failure.
  private static func fails(_ place: Int) -> Bool { place % 3 == 2 }

  private func count(_ reply: CallbackReply, isRepeated: Bool, _ iteration: Iteration) {
    iteration.count("attempts_total")
    switch reply {
    case .accepted:
      iteration.count("acknowledged_count")
      iteration.witness("acknowledged-in-time")
    case .refused(.attemptEnded):
      iteration.count("overtaken_by_end_count")
      iteration.witness("overtaken-by-the-end")
    case .refused where isRepeated: iteration.count("repeated_count")
    case .refused:
      iteration.count("overtaken_by_progress_count")
      iteration.witness("overtaken-by-progress")
    }
  }
}
