import EngineDefects
import StressKit
import WorkflowEngine

/// A runner's callbacks arrive late and several times, while the task is reset and started again.
///
/// Every attempt except the last fails. Copies of its report arrive while it is under way, while
/// its task waits for a rerun or a start, or while the next attempt is under way. A replaced runner
/// even reports success. One report ends the attempt, and the others change nothing.
struct RerunLateCallback: Scenario {
  var attempts = 3
  var copies = 4
  var delay = 3

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 20 * (attempts * copies + 2 * polls)) }

  /// Enough for the latest failure of an attempt, its reset and the next start.
  private var polls: Int { attempts * (delay + 2) }

  static let objective = "A late callback of one attempt never touches the next"
  static let parameters: [Parameter<Self>] = [
    Parameter("attempts", \.attempts, 1...100, full: 4, drawnFrom: 1),
    Parameter("copies", \.copies, 1...100, drawnFrom: 1),
    Parameter("delay", \.delay, 1...100),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.noFence, caughtBy: ["L1", "L3", "G4", "G5", "G9"]),
    Defect(.lateCompleteOnReset, caughtBy: ["L1", "L3", "G1", "G4", "G5"])
      .masked(by: "the table of transitions"),
    Defect(.refusedFailureApplied, caughtBy: ["L1", "L2", "L3", "G4", "G5"]),
    Defect(.refusalNotRecorded, caughtBy: ["L4"]),
    .excluded(
      "fence-optional",
      kernel: "BK-H5",
      because:
        "every call about an attempt needs a token; a missing comparison is the defect no-fence"
    ),
  ]
  static let witnesses = [
    Witness("refused-while-successor-lives", "a report was refused during the next attempt"),
    Witness("refused-on-a-reset-task", "a report was refused while its task waited to start"),
    Witness("duplicate-refused", "a report was refused because its attempt had ended"),
  ]
  static let metrics = [
    "attempts_total", "accepted_count", "stale_refused_count", "duplicate_count",
    "repeated_acknowledgement_count", "dispatch_success_count", "dispatch_conflict_count",
    "rerun_success_count", "rerun_refused_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("L1", shape: .missingFence, "every accepted report is of the attempt under way") {
        _,
        system,
        _ in
        .onlyCurrentToken(try system.events) { event in
          switch event {
          case .taskDispatched(let task, let attempt): [TokenStep.issued(task, attempt.token)]
          case .taskQueued(let task, let token): [.accepted(task, token)]
          case .taskSucceeded(let task, let token), .taskFailed(let task, let token, _, _):
            [.accepted(task, token), .revoked(task)]
          default: []
          }
        }
      },
      Invariant("L2", shape: .missingFence, "a refused report changes nothing") {
        _,
        system,
        _ in
        let records = try system.transactions
        let refused = Set(records.filter(\.event.isRefusedReport).map(\.transaction))
        let traces = records.filter {
          !$0.event.isRefusedReport && refused.contains($0.transaction)
        }
        return .none(traces.map(\.event))
      },
      Invariant("L3", shape: .checkThenAct, "an attempt ends once") { _, system, _ in
        .atMostOnce(try system.events, \.attemptEnd?.token)
      },
      Invariant("L4", shape: .lostUpdate, "the replies to the runner match the ledger") {
        _,
        system,
        iteration in
        let events = try system.events
        let recorded = [
          events.count(where: \.isAcceptedReport), events.count(where: \.isRefusedReport),
        ]
        let refused = ["stale_refused_count", "duplicate_count", "repeated_acknowledgement_count"]
        let told = [
          iteration.metrics["accepted_count"],
          refused.map { iteration.metrics[$0] }.reduce(0, +),
        ]
        return .equal(told, recorded)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> OneRun {
    var configuration = configuration
    configuration.clock = ContinuousClock()
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    return OneRun(engine: engine, run: run, tasks: [try await engine.createTask(in: run)])
  }

  func run(_ system: OneRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask(name: "rerunner") { try await rerun(system, iteration) }
      group.addTask(name: "runner") { try await startAttempts(system, iteration) }
      try await group.waitForAll()
    }
    try witnessWindows(in: system, iteration)
  }

  /// Resets the task after each failure.
  private func rerun(_ system: OneRun, _ iteration: Iteration) async throws {
    for _ in 0..<polls where iteration.metrics["rerun_success_count"] < attempts - 1 {
      let reply = try await system.engine.rerun(
        [system.tasks[0]],
        in: system.run,
        by: "rerunner",
        reason: "it failed"
      )
      if case .accepted = reply {
        iteration.count("rerun_success_count")
      } else {
        iteration.count("rerun_refused_count")
      }
      try await wait(1)
    }
  }

  /// Starts the task whenever possible, and delivers the copies of each attempt's report.
  private func startAttempts(_ system: OneRun, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { callbacks in
      var number = 0
      for _ in 0..<polls where number < attempts {
        if case .started(_, let attempt) = try await system.engine.dispatch(system.tasks[0]) {
          iteration.count("dispatch_success_count")
          number += 1
          var random = iteration.random
          for copy in 0..<copies {
            // The first report is prompt; a replaced runner is late.
            let latest = copy == 0 ? 1 : delay
            let delay = Int.random(in: (copy % 4 == 3 ? 1 : 0)...latest, using: &random)
            let isLast = number == attempts
            callbacks.addTask(name: "callback \(number).\(copy + 1)") {
              try await wait(delay)
              count(try await report(copy, isLast, attempt.token, system), iteration)
            }
          }
        } else {
          iteration.count("dispatch_conflict_count")
        }
        try await wait(1)
      }
      try await callbacks.waitForAll()
    }
  }

  private func wait(_ milliseconds: Int) async throws {
    if milliseconds > 0 { try await ContinuousClock().sleep(for: .milliseconds(milliseconds)) }
  }

  /// Delivers one copy of an attempt's report.
  private func report(
    _ copy: Int,
    _ isLast: Bool,
    _ token: AttemptToken,
    _ system: OneRun
  ) async throws -> CallbackReply {
    let task = system.tasks[0]
    if copy % 4 == 2 { return try await system.engine.acknowledge(task, token) }
    guard copy % 4 == 3 || isLast else {
      return try await system.engine.fail(task, token, reason: "no luck")
    }
    return try await system.engine.complete(task, token)
  }

  private func count(_ reply: CallbackReply, _ iteration: Iteration) {
    iteration.count("attempts_total")
    switch reply {
    case .accepted: iteration.count("accepted_count")
    case .refused(.staleAttempt): iteration.count("stale_refused_count")
    case .refused(.attemptEnded): iteration.count("duplicate_count")
    case .refused: iteration.count("repeated_acknowledgement_count")
    }
  }

  /// Finds in the records the state of the task at each refusal.
  private func witnessWindows(in system: OneRun, _ iteration: Iteration) throws {
    var isLive = false
    var isReset = false
    for event in try system.events {
      switch event {
      case .taskDispatched: (isLive, isReset) = (true, false)
      case .taskSucceeded, .taskFailed: isLive = false
      case .taskReset: isReset = true
      case .callbackRefused(_, _, _, .staleAttempt) where isLive:
        iteration.witness("refused-while-successor-lives")
      case .callbackRefused(_, _, _, .attemptEnded):
        iteration.witness(isReset ? "refused-on-a-reset-task" : "duplicate-refused")
      default: break
      }
    }
  }
}

extension Board.Event {
  fileprivate var isRefusedReport: Bool {
    if case .callbackRefused = self { true } else { false }
  }

  fileprivate var isAcceptedReport: Bool {
    switch self {
    case .taskQueued, .taskSucceeded, .taskFailed: true
    default: false
    }
  }
}
