import EngineDefects
import StressKit
import WorkflowEngine

/// One to three clients perform random operations on a board with two runs, valid and invalid ones,
/// drawn from the seed.
///
/// The engine crashes now and then and is opened again from a snapshot.
///
/// A single client audits the engine between its operations. With several clients, prefixes of the
/// records that end a transaction are audited afterwards. A failure shows its operations, minimized by
/// replays.
struct MixedOpsFuzz: Scenario {
  var operations = 40
  var clients = 3

  /// An operation takes a few steps.
  var stepLimit: Int { max(20_000, 60 * operations) }

  static let objective = "Every sequence of operations leaves a board without audit findings"
  static let parameters: [Parameter<Self>] = [
    Parameter("operations", \.operations, 1...10_000, full: 100, drawnFrom: 20),
    Parameter("clients", \.clients, 1...16),
  ]
  static let configuration = CrashSite.configuration
  static let variants = [CrashSite.journals]
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.approvalGateOff, caughtBy: ["F1", "G3"]),
    Defect(.dependencyGateOff, caughtBy: ["F1", "G3"]),
    Defect(.pauseGateOff, caughtBy: ["F1", "F4", "G3"]),
    Defect(.abortGateOff, caughtBy: ["F1", "G3"]),
    Defect(.noFence, caughtBy: ["F1", "G4", "G5", "G9"]),
    Defect(.ackOverwrites, caughtBy: ["F1", "F10", "G1", "G4", "G5", "G9"]),
    Defect(.completeAcceptedOnReady, caughtBy: ["F1", "G1", "G4", "G5", "G9"]).masked(
      by: "already-past"
    ),
    Defect(.tokenReused, caughtBy: ["F1", "G2", "G4", "G5", "G9"]),
    Defect(.reclaimUnconditional, caughtBy: ["F1", "G3"]),
    Defect(.noClaimGate, caughtBy: ["F1", "G3"]).masked(by: "a link that demotes its child"),
    Defect(.demotionDropped, caughtBy: ["F1", "G9"]).masked(by: "a link that demotes its child"),
    Defect(.linkChecksNewestOnly, caughtBy: ["F1", "G3", "G9"]),
    Defect(.linkSilentSuccess, caughtBy: ["F1", "G1", "G3"]),
    Defect(.reopenNoCascade, caughtBy: ["F1", "G3", "G9"]),
    Defect(.promotionDropped, caughtBy: ["F1", "G9"]),
    Defect(.promotionApart, caughtBy: ["F1", "G1", "G3", "G9"]),
    Defect(.doublePromotion, caughtBy: ["F1", "G1"]),
    Defect(.rollupDropped, caughtBy: ["F1", "G10"]),
    Defect(.failureRollUpDropped, caughtBy: ["F1", "G10"]),
    Defect(.rerunResetsTwice, caughtBy: ["F1", "G1", "G5"]),
    Defect(.rerunNotRecorded, caughtBy: ["F1", "F3", "F7", "G1", "G4", "G5", "G7", "G9"]),
    Defect(.auditLostUpdate, caughtBy: ["F1", "F3", "F7", "G7"]),
    Defect(.acknowledgementDropped, caughtBy: ["F4"], always: true),
    Defect(.decisionDropped, caughtBy: ["F4"], always: true),
    Defect(.linkDropped, caughtBy: ["F4"], always: true),
    Defect(.releaseDropped, caughtBy: ["F4"], always: true),
    Defect(.lostDispatchThrows, caughtBy: ["F2"]),
    Defect(.refusedBeforeDurable, caughtBy: ["F5"]),
    Defect(.reclaimLimitIgnored, caughtBy: ["F6"]),
    Defect(.ackBeforeDurable, caughtBy: ["F4", "F7"]),
    Defect(.outboxAcknowledgedFirst, caughtBy: ["F8"]),
    Defect(.outboxLaneKept, caughtBy: ["F6"]),
    Defect(.searchOfFirstWord, caughtBy: ["F9"]),
  ]
  static let witnesses = [
    Witness("audited-in-between", "a single client audited between its operations"),
    Witness("several-clients", "several clients worked on one board"),
    Witness("task-rerun", "a failed task was rerun"),
    Witness("reopened-with-cascade", "a task was undone because an upstream task was reopened"),
    Witness("claim-reclaimed", "a claim was reclaimed after its lease had expired"),
    Witness("task-demoted", "a ready task was demoted"),
    Witness("stale-call-refused", "the holder of an older attempt was refused"),
    Witness(
      "started-in-the-same-transaction",
      "a completed attempt and the next share a transaction"
    ),
    Witness("crashed-at-work", "the engine crashed while an operation waited for its reply"),
    Witness("entries-emitted-again", "entries of the outbox were emitted twice"),
    Witness("cap-reached", "a start was refused because of the limit"),
  ]
  static let metrics = [
    "attempts_total", "done_count", "refusal_count", "misuse_count", "interrupted_count",
    "unexpected_error_count", "records_count", "crash_count", "emitted_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("F1", shape: .checkThenAct, "the audit finds nothing after any operation") {
        _,
        system,
        _ in
        let failure = try await system.failure()
        return Claim(
          holds: failure == nil,
          expected: "nothing found",
          actual: failure ?? "nothing found"
        )
      },
      Invariant("F2", "every operation has one outcome, and none is an unexpected error") {
        _,
        system,
        iteration in
        let errors = system.log.errors
        guard errors.isEmpty else { return .none(errors) }
        return .outcomesAddUp(
          in: iteration,
          ["done_count", "refusal_count", "misuse_count", "interrupted_count"]
        )
      },
      Invariant("F3", shape: .lostUpdate, "replaying the records gives the engine's state") {
        _,
        system,
        _ in
        var state = EngineModel.State()
        for record in try system.engine.records() { EngineModel.evolve(&state, record.event) }
        let isSame = await system.engine.read { [state] in $0 == state }
        return Claim(
          holds: isSame,
          expected: "the state of the records",
          actual: isSame ? "the state of the records" : "another state"
        )
      },
      Invariant(
        "F4",
        shape: .checkThenAct,
        "each answer and its records are those that the rules give at a moment of the call, and nothing is left half done"
      ) { _, system, _ in .none(try system.performer.wrongAnswers()) },
      Invariant("F5", shape: .splitTransaction, "a reply waits until all earlier records last") {
        _,
        system,
        _ in .none(system.performer.hasty.all)
      },
      Invariant(
        "F6",
        shape: .wrongBound,
        "no reply exceeds the limit of its call, and no failed drainer keeps its lane"
      ) {
        _,
        system,
        _ in .none(system.performer.excesses.all)
      },
      Invariant(
        "F7",
        shape: .splitTransaction,
        "a crash leaves a prefix of whole transactions with all acknowledged ones"
      ) { _, system, _ in .none(system.performer.reopenings.flatMap(\.findings)) },
      Invariant(
        "F8",
        shape: .lostUpdate,
        "the entries of a lane are emitted in order and completely, and a buffer and a log keep each once"
      ) {
        _,
        system,
        _ in
        .none(
          try await system.misplacedEntries() + system.lostEntries() + system.miscountedEntries()
        )
      },
      Invariant("F9", shape: .lostUpdate, "a search finds what a scan of the records finds") {
        _,
        system,
        _ in .none(try system.wrongSearches())
      },
      Invariant("F10", shape: .lostUpdate, "the metrics of the records agree with the board") {
        _,
        system,
        _ in
        var metrics = EngineMetrics()
        for entry in OutboxEntry.entries(of: try system.engine.records()) {
          try metrics.take(entry)
        }
        let board = await system.engine.read { state in
          [state.board.activeCount, state.board.runs.reduce(0) { $0 + $1.ready.count }]
        }
        return .equal([metrics.inflightNodes, metrics.queueDepth], board)
      },
    ] + ledgerAudit

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> FuzzedBoard {
    var random = iteration.random
    let operations = BoardOperation.sequence(of: operations, using: &random)
    let clients = Int.random(in: 1...clients, using: &random)
    let isTimed = Int.random(in: 0..<4, using: &random) > 0
    return FuzzedBoard(
      performer: try await OperationPerformer(
        configuration,
        leases: isTimed ? OperationPerformer.leases : []
      ),
      operations: operations,
      clients: clients,
      place: iteration.index,
      configuration: configuration
    )
  }

  func run(_ system: FuzzedBoard, _ iteration: Iteration) async throws {
    if system.clients == 1 {
      iteration.witness("audited-in-between")
      try await workAlone(on: system, iteration)
    } else {
      iteration.witness("several-clients")
      for operations in system.lives {
        try await work(operations, on: system, iteration)
        try await system.performer.reopen()
      }
    }
    try await system.performer.deliverRest()
    try witnessEvents(of: system, iteration)
  }

  private func workAlone(on system: FuzzedBoard, _ iteration: Iteration) async throws {
    var audited = AuditedOperations(system.performer)
    for (number, operation) in system.operations.enumerated() {
      await perform(operation, on: system, iteration)
      if !system.performer.isUp { try await system.performer.reopen() }
      let isLast = number + 1 == system.operations.count
      guard isLast || (number + system.place) % AuditedOperations.interval == 0,
        system.log.failure == nil
      else { continue }
      let findings = try await audited.findings()
      if !findings.isEmpty { system.log.keep(findings) }
    }
  }

  /// Performs operations with all clients, until they are done or the engine has crashed.
  private func work(
    _ operations: ArraySlice<BoardOperation>,
    on system: FuzzedBoard,
    _ iteration: Iteration
  ) async throws {
    await withTaskGroup { group in
      for client in 0..<system.clients {
        group.addTask(name: "client \(client + 1)") {
          let first = operations.startIndex + client
          for index in stride(from: first, to: operations.endIndex, by: system.clients)
          where system.performer.isUp {
            await perform(operations[index], on: system, iteration)
          }
        }
      }
    }
  }

  private func perform(
    _ operation: BoardOperation,
    on system: FuzzedBoard,
    _ iteration: Iteration
  ) async {
    iteration.count("attempts_total")
    do {
      let outcome = try await system.performer.perform(operation)
      switch outcome {
      case .done: iteration.count("done_count")
      case .refused: iteration.count("refusal_count")
      case .misuse: iteration.count("misuse_count")
      case .interrupted:
        iteration.count("interrupted_count")
        iteration.witness("crashed-at-work")
      }
      if outcome == .refused(.dispatchLimitReached) { iteration.witness("cap-reached") }
    } catch {
      iteration.count("unexpected_error_count")
      system.log.note("\(operation) threw \(error)")
    }
    let records = system.performer.site.lastAppended
    system.log.add(OperationLog.Entry(operation: operation, records: records))
  }

  private func witnessEvents(of system: FuzzedBoard, _ iteration: Iteration) throws {
    let records = try system.engine.records()
    iteration.add(records.count, to: "records_count")
    iteration.add(system.performer.reopenings.count, to: "crash_count")
    let emitted = system.performer.emissions.all.flatMap { $0.entries.map(\.id) }
    iteration.add(emitted.count, to: "emitted_count")
    if Set(emitted).count < emitted.count { iteration.witness("entries-emitted-again") }
    var finished = 0
    for record in records {
      guard case .board(let event) = record.event else { continue }
      switch event {
      case .taskSucceeded: finished = record.transaction
      case .taskDispatched where record.transaction == finished:
        iteration.witness("started-in-the-same-transaction")
      case .taskReset: iteration.witness("task-rerun")
      case .taskInvalidated: iteration.witness("reopened-with-cascade")
      case .attemptReclaimed: iteration.witness("claim-reclaimed")
      case .taskDemoted: iteration.witness("task-demoted")
      case .callbackRefused(_, _, _, .staleAttempt): iteration.witness("stale-call-refused")
      default: break
      }
    }
  }
}
