import EngineDefects
import StressKit
import WorkflowEngine

/// Creators create tasks with a few keys, each several times, while an archiver archives such
/// tasks, which frees their keys.
///
/// In some iterations the run is aborted meanwhile; a key still gives its task then.
///
/// At any time a key belongs to at most one task, and every creator that uses the key gets that
/// task, new or not.
struct IdempotentCreate: Scenario {
  var creators = 6
  var keys = 2
  var attempts = 2
  var archivings = 2

  /// Every call takes a few steps, and every loop is bounded.
  var stepLimit: Int { max(20_000, 20 * (creators * attempts + archivings)) }

  static let objective = "Concurrent creators with one key all get the same task"
  static let parameters: [Parameter<Self>] = [
    Parameter("creators", \.creators, 1...64, full: 16, drawnFrom: 1),
    Parameter("keys", \.keys, 1...64, full: 8, drawnFrom: 1),
    Parameter("attempts", \.attempts, 1...1_000, full: 3, drawnFrom: 1),
    Parameter("archivings", \.archivings, 1...1_000, full: 4, drawnFrom: 1),
  ]
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = [
    Defect(.keyCheckOutsideTransaction, caughtBy: ["C1", "C2", "G9"]),
    Defect(.archiveDropped, caughtBy: ["C3"]),
  ]
  static let witnesses = [
    Witness("given-anothers-task", "a creator got the task that another had created"),
    Witness("freed-key-taken-again", "a key belonged to a new task after an archiving"),
    Witness("given-a-task-of-an-aborted-run", "a creator got a task after its run was aborted"),
  ]
  static let metrics = [
    "attempts_total", "creates", "reused", "closed", "archived", "archive_refused",
    "unexpected_error_count",
  ]
  static let invariants: [Invariant<Self>] =
    [
      Invariant("C1", shape: .checkThenAct, "a key belongs to one task at a time") { _, system, _ in
        var keys: [TaskID: String] = [:]
        return .oneAtATime(try system.events) { event -> [StayStep<String>] in
          switch event {
          case .taskCreated(let spec):
            keys[spec.task] = spec.key
            return spec.key.map { [.entered($0)] } ?? []
          case .taskArchived(let task): return keys[task].map { [.left($0)] } ?? []
          default: return []
          }
        }
      },
      Invariant("C2", shape: .checkThenAct, "a creator gets the task that has its key") {
        _,
        system,
        _ in
        .none(try await system.wrongAnswers)
      },
      Invariant("C3", "the replies match the ledger, and no call throws an error") {
        _,
        system,
        iteration in
        let events = try system.events
        let creations = events.count {
          if case .taskCreated(let spec) = $0 { spec.key != nil } else { false }
        }
        let archivings = events.count { if case .taskArchived = $0 { true } else { false } }
        let metrics = iteration.metrics
        let told = ["creates", "archived", "unexpected_error_count"].map { metrics[$0] }
        let calls = metrics["attempts_total"]
        return .equal(
          told + [metrics["creates"] + metrics["reused"] + metrics["closed"]],
          [creations, archivings, 0, calls]
        )
      },
    ] + ledgerAudit

  /// A run with one task without a key, which keeps the run open.
  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> KeyedRun {
    let engine = try WorkflowEngine(configuration)
    let run = try await engine.createRun()
    _ = try await engine.createTask(in: run)
    return KeyedRun(engine: engine, run: run, answers: KeyedAnswers())
  }

  func run(_ system: KeyedRun, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...creators {
        group.addTask(name: "creator \(number)") {
          var random = iteration.random
          for _ in 0..<attempts {
            await iteration.pause(ticks: 0...2)
            await create("key \(Int.random(in: 1...keys, using: &random))", in: system, iteration)
          }
        }
      }
      var random = iteration.random
      if Int.random(in: 0..<3, using: &random) == 0 {
        group.addTask(name: "aborter") {
          await iteration.pause(ticks: 0...3)
          do { _ = try await system.engine.abort(system.run) } catch {
            iteration.count("unexpected_error_count")
          }
        }
      }
      group.addTask(name: "archiver") {
        var random = iteration.random
        for _ in 0..<archivings {
          await iteration.pause(ticks: 0...3)
          await archive("key \(Int.random(in: 1...keys, using: &random))", in: system, iteration)
        }
      }
    }
  }

  private func create(_ key: String, in system: KeyedRun, _ iteration: Iteration) async {
    iteration.count("attempts_total")
    let earlier = await task(named: key, in: system)
    do {
      let before = try system.engine.records().count
      let reply = try await system.engine.create(in: system.run, key: key)
      let after = try system.engine.records().count
      let answer = KeyedAnswer(key: key, task: reply.task, before: before, after: after)
      let isRepeated = await system.answers.add(answer)
      switch reply {
      case .created:
        iteration.count("creates")
        if isRepeated { iteration.witness("freed-key-taken-again") }
      case .reused:
        iteration.count("reused")
        iteration.witness("given-anothers-task")
        if try await system.engine.run(system.run).status == .aborted {
          iteration.witness("given-a-task-of-an-aborted-run")
        }
      }
    } catch BoardError.runClosed {
      // A key whose task stayed the same has that task, in a closed run too.
      let holder = await task(named: key, in: system)
      let isWrong = earlier != nil && holder == earlier
      iteration.count(isWrong ? "unexpected_error_count" : "closed")
    } catch {
      iteration.count("unexpected_error_count")
    }
  }

  private func task(named key: String, in system: KeyedRun) async -> TaskID? {
    let run = system.run
    return await system.engine.read { $0.board.task(named: key, in: run) }
  }

  private func archive(_ key: String, in system: KeyedRun, _ iteration: Iteration) async {
    do {
      guard let task = await task(named: key, in: system) else { return }
      let reply = try await system.engine.archive(task)
      iteration.count(reply == .accepted ? "archived" : "archive_refused")
    } catch {
      iteration.count("unexpected_error_count")
    }
  }
}
