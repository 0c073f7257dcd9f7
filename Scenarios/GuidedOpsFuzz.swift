import EngineDefects
import StressKit
import WorkflowEngine

/// One to three clients make calls that the rules accept in the state that they find.
///
/// So sequences get deep: a task is reopened under others, a retry meets a path, an attempt is
/// reclaimed after a cancel. The engine crashes now and then, and is opened again from a snapshot, with
/// other leases.
struct GuidedOpsFuzz: Scenario {
  var calls = 16
  var clients = 3
  var rounds = 3

  /// A call takes a few steps.
  var stepLimit: Int { max(20_000, 60 * calls * clients * rounds) }

  static let objective = "Every sequence of accepted calls does what the rules say, and no more"
  static let parameters: [Parameter<Self>] = [
    Parameter("calls", \.calls, 1...1_000, full: 60, drawnFrom: 8),
    Parameter("clients", \.clients, 1...16, drawnFrom: 1),
    Parameter("rounds", \.rounds, 1...100, drawnFrom: 1),
  ]
  static let configuration = CrashSite.configuration
  static let variants = [CrashSite.journals]
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.pauseGateOff, caughtBy: ["W1"]),
    Defect(.approvalGateOff, caughtBy: ["W1"]),
    Defect(.artifactsGateOff, caughtBy: ["W1"]),
    Defect(.noFence, caughtBy: ["W1"]),
    Defect(.reopenNoCascade, caughtBy: ["W1"]),
    Defect(.promotionDropped, caughtBy: ["W1"]),
    Defect(.failureRollUpDropped, caughtBy: ["W1"]),
    Defect(.rerunResetsTwice, caughtBy: ["W1"]),
    Defect(.heartbeatNoExtend, caughtBy: ["W1"]),
    Defect(.decisionLastWriteWins, caughtBy: ["W1"]),
    Defect(.retryAnyCategory, caughtBy: ["W1"]),
    Defect(.retryAfterAbort, caughtBy: ["W1"]),
    Defect(.retryAfterCancel, caughtBy: ["W1"]),
    Defect(.handoffKeptOnReopen, caughtBy: ["W1"]),
    Defect(.lockLeakOnFailure, caughtBy: ["W1"]),
    Defect(.lostUnpark, caughtBy: ["W1"]),
    Defect(.capCountedPerRun, caughtBy: ["W1"]),
    Defect(.capSlotLeaked, caughtBy: ["W1"]),
    Defect(.archiveDropped, caughtBy: ["W1"]),
    Defect(.archivedWhileStopping, caughtBy: ["W3"]),
    Defect(.releaseDropped, caughtBy: ["W1"]),
    Defect(.lostDispatchThrows, caughtBy: ["W1"]),
    Defect(.reclaimLimitIgnored, caughtBy: ["W1"]),
    Defect(.refusalNotRecorded, caughtBy: ["W1"]),
    Defect(.unblockUngated, caughtBy: ["W1"]),
    Defect(.ackBeforeDurable, caughtBy: ["W2"]),
  ]
  static let witnesses = [
    Witness("alone", "one client made all calls"),
    Witness("several-clients", "several clients made calls at the same time"),
    Witness("mostly-accepted", "most calls were accepted"),
    Witness("refused", "a call was refused"),
    Witness("crashed-at-work", "the engine crashed while a call waited for its answer"),
    Witness("journal-full", "the engine stopped because its journal was full"),
    Witness("reopened-with-cascade", "a task was undone because an upstream task was reopened"),
    Witness("claim-reclaimed", "a claim was reclaimed after its lease had expired"),
  ]
  static let metrics = [
    "calls_total", "refusal_count", "crash_count", "records_count", "task_count", "start_count",
    "success_count", "reopening_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant(
        "W1",
        shape: .checkThenAct,
        "each answer and its records are those that the rules give at a moment of the call, and nothing is left half done"
      ) { _, system, _ in .none(try system.performer.wrongAnswers()) },
      Invariant(
        "W2",
        shape: .splitTransaction,
        "a crash leaves a prefix of whole transactions with all acknowledged ones"
      ) { _, system, _ in .none(system.performer.reopenings.flatMap(\.findings)) },
      Invariant(
        "W3",
        shape: .checkThenAct,
        "in the states in between, other calls would be answered as the rules say"
      ) { _, system, iteration in
        var random = iteration.random
        var question = WhatIf(system.performer, SeededRandom(seed: random.next()))
        return .none(try await question.wrongAnswers())
      },
    ] + ledgerAudit

  private static let limits = [1, 2, 3, 9]
  private static let leases: [Duration] = [.milliseconds(10), .milliseconds(4)]

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> GuidedBoard {
    var random = iteration.random
    let clients = Int.random(in: 1...clients, using: &random)
    let limit = Self.limits[Int.random(in: Self.limits.indices, using: &random)]
    var configuration = configuration
    if Int.random(in: 0..<8, using: &random) == 0 {
      configuration.makeJournal = CrashSite.smallJournal(Int.random(in: 8...40, using: &random))
    }
    return GuidedBoard(
      performer: try await OperationPerformer(configuration, limit: limit, leases: Self.leases),
      seeds: (0..<rounds).map { _ in (0..<clients).map { _ in random.next() } }
    )
  }

  func run(_ system: GuidedBoard, _ iteration: Iteration) async throws {
    for (round, seeds) in system.seeds.enumerated() {
      iteration.witness(seeds.count == 1 ? "alone" : "several-clients")
      let crashes = round + 1 < rounds
      try await withThrowingTaskGroup { group in
        for (client, seed) in seeds.enumerated() {
          group.addTask(name: "client \(client + 1)") {
            try await work(on: system, SeededRandom(seed: seed), iteration)
            if crashes && client == 0 { system.performer.crash() }
          }
        }
        try await group.waitForAll()
      }
      try await system.performer.reopen()
    }
    try witnessEvents(of: system, iteration)
  }

  private func work(
    on system: GuidedBoard,
    _ random: SeededRandom,
    _ iteration: Iteration
  ) async throws {
    var random = random
    let performer = system.performer
    var draw = CallDraw(performer.engine.configuration, performer.runs)
    for _ in 0..<calls where performer.isUp {
      // Every other call comes later than the one before.
      performer.clock.advance(by: .milliseconds(Int.random(in: 0...2, using: &random)))
      for record in performer.site.records(after: draw.count) { draw.take(record) }
      let call = draw.next(at: CallTime(of: performer.engine), using: &random)
      iteration.count("calls_total")
      do {
        if case .refused = OperationOutcome(try await performer.ask(call, as: call)) {
          iteration.count("refusal_count")
          iteration.witness("refused")
        }
      } catch let error as OperationPerformer.Interrupted {
        iteration.witness(error.byFullJournal ? "journal-full" : "crashed-at-work")
      }
    }
  }

  private func witnessEvents(of system: GuidedBoard, _ iteration: Iteration) throws {
    let records = try system.engine.records()
    iteration.add(records.count, to: "records_count")
    iteration.add(system.performer.reopenings.count, to: "crash_count")
    if 2 * iteration.metrics["refusal_count"] < iteration.metrics["calls_total"] {
      iteration.witness("mostly-accepted")
    }
    for record in records {
      guard case .board(let event) = record.event else { continue }
      switch event {
      case .taskCreated: iteration.count("task_count")
      case .taskDispatched: iteration.count("start_count")
      case .taskSucceeded: iteration.count("success_count")
      case .taskReopened: iteration.count("reopening_count")
      case .attemptReclaimed: iteration.witness("claim-reclaimed")
      case .taskInvalidated: iteration.witness("reopened-with-cascade")
      default: break
      }
    }
  }
}
