import EngineDefects
import StressKit
import WorkflowEngine

/// Producers publish reports and hand them off, consumers need them, and an operator reopens
/// producers.
///
/// A producer may fail, hand off nothing, hand off its report as optional, or try to hand off the
/// report of an earlier attempt. A consumer starts only with reports that are valid at its start.
struct ArtifactHandoffRace: Scenario {
  var workers = 3
  var producers = 2
  var consumers = 2
  var rounds = 10
  var reopenings = 4

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 60 * workers * rounds + 20 * reopenings) }

  static let objective = "A task consumes the newest handoffs of its producers, never older ones"
  static let parameters: [Parameter<Self>] = [
    Parameter("workers", \.workers, 1...64, drawnFrom: 1),
    Parameter("producers", \.producers, 1...32, drawnFrom: 1),
    Parameter("consumers", \.consumers, 1...32, drawnFrom: 1),
    Parameter("rounds", \.rounds, 1...500, drawnFrom: 1),
    Parameter("reopenings", \.reopenings, 1...500, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.staleArtifactHandedOff, caughtBy: ["A3", "A4", "G3"]),
    Defect(.artifactsGateOff, caughtBy: ["A2", "G3"]),
    Defect(.handoffKeptOnReopen, caughtBy: ["A2", "A3", "G3", "G9"]),
    Defect(.consumptionDropped, caughtBy: ["A1"]),
    .excluded(
      "write-without-attempt",
      kernel: "BK-H15",
      because: "everything that an attempt writes carries its token, which the fence checks"
    ),
  ]
  static let witnesses = [
    Witness("report-consumed", "a consumer started with the reports that it needs"),
    Witness("report-missing", "a consumer was refused because a report was missing"),
    Witness("stale-report-refused", "a handoff of an earlier attempt's report was refused"),
    Witness("reopened-after-handoff", "a producer was reopened after it handed off its report"),
    Witness("consumed-anew", "a consumer started again, with other reports than before"),
    Witness("consumer-undone", "the reopening of a producer ended a consumer's attempt"),
  ]
  static let metrics = [
    "start_count", "publication_count", "handoff_count", "stale_refusal_count",
    "missing_report_count", "reopening_count", "lost_completion_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("A1", shape: .splitTransaction, "the artifacts of every consumer are recorded") {
        _,
        system,
        _ in
        .paired(
          try system.transactions,
          in: { $0.transaction },
          every: { record -> AttemptToken? in
            guard let (task, token) = record.event.attemptStart,
              system.consumers.contains(task)
            else { return nil }
            return token
          },
          with: { record -> AttemptToken? in
            if case .artifactsConsumed(_, let token, _) = record.event { token } else { nil }
          }
        )
      },
      Invariant("A2", shape: .checkThenAct, "a consumer has a required report of each producer") {
        _,
        system,
        _ in
        .none(
          try system.consumptions { task, ids, trail in
            guard ids.count == system.producers.count else { return "\(task) received \(ids)" }
            return zip(system.producers, ids).first { producer, id in
              let artifact = trail.artifacts[id]
              return artifact?.task != producer
                || artifact?.type != ProducersAndConsumers.report.type
                || artifact?.label != ProducersAndConsumers.report.label
                || !trail.requires(id, of: producer)
            }.map { producer, id in "\(task) received \(id), which \(producer) does not hand off" }
          }
        )
      },
      Invariant("A3", shape: .missingFence, "every report is of its producer's last success") {
        _,
        system,
        _ in
        .none(
          try system.consumptions { task, ids, trail in
            zip(system.producers, ids).first { producer, id in
              trail.successes[producer] == nil
                || trail.artifacts[id]?.attempt != trail.successes[producer]
            }.map { producer, id in "\(task) received \(id), an older one of \(producer)" }
          }
        )
      },
      Invariant("A4", shape: .missingFence, "an attempt hands off only its own artifacts") {
        _,
        system,
        _ in
        var trail = HandoffTrail()
        var findings: [String] = []
        for event in try system.events {
          trail.follow(event)
          guard case .handedOff(let task, let token, let handoff) = event else { continue }
          findings += handoff.artifacts.filter {
            trail.artifacts[$0.artifact]?.attempt != token
          }.map { "\(token) of \(task) hands off \($0.artifact)" }
        }
        return .none(findings)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> ProducersAndConsumers {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    var before: [TaskID] = []
    for _ in 0..<producers { before.append(try await engine.create(in: run).task) }
    let (type, label) = ProducersAndConsumers.report
    let needs = before.map { ArtifactNeed(type, label: label, from: $0) }
    var after: [TaskID] = []
    for _ in 0..<consumers {
      after.append(try await engine.create(in: run, after: before, needs: needs).task)
    }
    return ProducersAndConsumers(engine: engine, run: run, producers: before, consumers: after)
  }

  func run(_ system: ProducersAndConsumers, _ iteration: Iteration) async throws {
    let all = system.producers + system.consumers
    try await withThrowingTaskGroup { group in
      for number in 1...workers {
        group.addTask(name: "worker \(number)") {
          var random = iteration.random
          for round in 0..<rounds {
            let task = all[(number + round) % all.count]
            switch try await system.engine.dispatch(task) {
            case .started(_, let attempt):
              iteration.count("start_count")
              if system.producers.contains(task) {
                try await produce(task, attempt.token, in: system, iteration, using: &random)
              } else {
                await Task.yield()
                let reply = try await system.engine.complete(task, attempt.token)
                if reply != .accepted { iteration.count("lost_completion_count") }
              }
            case .refused(.artifactsMissing):
              iteration.count("missing_report_count")
              iteration.witness("report-missing")
            case .refused: await Task.yield()
            }
          }
        }
      }
      group.addTask(name: "operator") {
        var random = iteration.random
        for _ in 0..<reopenings {
          for _ in 0..<4 { await Task.yield() }
          let producer = system.producers[.random(in: system.producers.indices, using: &random)]
          if try await system.engine.reopen(producer, by: "operator") == .accepted {
            iteration.count("reopening_count")
          }
        }
      }
      try await group.waitForAll()
    }
    try system.witness(in: iteration)
  }

  /// Publishes a draft and a report, and ends the attempt in one of many ways.
  private func produce(
    _ task: TaskID,
    _ token: AttemptToken,
    in system: ProducersAndConsumers,
    _ iteration: Iteration,
    using random: inout Iteration.Random
  ) async throws {
    let engine = system.engine
    let (type, label) = ProducersAndConsumers.report
    guard
      case .published(let draft) = try await engine.publish("draft", label: label, by: task, token),
      case .published(let report) = try await engine.publish(type, label: label, by: task, token)
    else { return }
    iteration.add(2, to: "publication_count")
    if let earlier = await system.report(of: task, before: token) {
      let handoff = Handoff(artifacts: [Handoff.Item(earlier)])
      let reply = try await engine.complete(task, token, handoff: handoff)
      guard reply == .refused(.foreignArtifact) else { return }
      iteration.count("stale_refusal_count")
      iteration.witness("stale-report-refused")
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: _ = try await engine.fail(task, token, reason: "no luck")
    case 1: _ = try await engine.complete(task, token)
    case let draw:
      let items = [
        Handoff.Item(draft, isRequired: false), Handoff.Item(report, isRequired: draw > 2),
      ]
      _ = try await engine.complete(task, token, handoff: Handoff(artifacts: items))
      iteration.count("handoff_count")
    }
  }
}

extension ProducersAndConsumers {
  /// The report that an earlier attempt of a task published.
  fileprivate func report(of task: TaskID, before token: AttemptToken) async -> ArtifactID? {
    await engine.read { state in
      state.board.artifacts.first {
        $0.task == task && $0.attempt < token && $0.type == Self.report.type
      }?.id
    }
  }

  /// The violations at each consumption, given the handoffs at that time.
  fileprivate func consumptions(
    _ finding: (TaskID, [ArtifactID], HandoffTrail) -> String?
  ) throws -> [String] {
    var trail = HandoffTrail()
    var findings: [String] = []
    for event in try events {
      if case .artifactsConsumed(let task, _, let ids) = event, let text = finding(task, ids, trail)
      {
        findings.append(text)
      }
      trail.follow(event)
    }
    return findings
  }

  /// Records the witnesses that the records show.
  fileprivate func witness(in iteration: Iteration) throws {
    var trail = HandoffTrail()
    var consumed: [TaskID: [ArtifactID]] = [:]
    for event in try events {
      switch event {
      case .artifactsConsumed(let task, _, let ids):
        iteration.witness("report-consumed")
        if let before = consumed[task], before != ids { iteration.witness("consumed-anew") }
        consumed[task] = ids
      case .taskReopened(let task, _):
        if trail.handoffs[task] != nil { iteration.witness("reopened-after-handoff") }
      case .taskInvalidated(_, .some, _): iteration.witness("consumer-undone")
      default: break
      }
      trail.follow(event)
    }
  }
}
