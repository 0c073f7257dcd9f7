internal import CStressRuntime
internal import Foundation

/// The worker's side of the pipes: serves requests until the command closes the pipe.
///
/// Iterations run on the main thread, for code under test that needs it.
final class WorkerServer {
  private let scenarios: [any Scenario.Type]
  private let record: ProgressRecord
  private let desk = WorkerDesk()
  private let input = WorkerInput()
  private var firstRuns = FirstRuns()

  private init(_ scenarios: [any Scenario.Type]) throws {
    self.scenarios = scenarios
    record = try ProgressRecord(sharedThrough: WorkerChannels.progress)
  }

  /// Serves requests until the command closes the pipe.
  ///
  /// - Parameter scenarios: All scenarios of the executable.
  /// - Returns: The reason why this process cannot be a worker, or nil after the last request.
  static func serve(_ scenarios: [any Scenario.Type]) -> String? {
    guard fcntl(WorkerChannels.requests, F_GETFD) >= 0, fcntl(WorkerChannels.replies, F_GETFD) >= 0,
      fcntl(WorkerChannels.progress, F_GETFD) >= 0
    else { return "'\(WorkerChannels.argument)' is for race-stress itself, not for a person" }
    stress_become_worker()
    do {
      let server = try WorkerServer(scenarios)
      try server.serve()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func serve() throws {
    Symbolizer.use { [input] in input.places(of: $0, $1) }
    ToolThreads.addCurrent()
    Supervisor(Watch(record), desk).start()
    while let request = try input.next() {
      switch request {
      case .prepare(let plan, let warmsUp, let milliseconds):
        prepare(plan, warmsUp, .milliseconds(milliseconds))
      case .run(let iterations, let knowledge, let twinInterval):
        let isTwin = twinInterval != nil
        if !isTwin { firstRuns.insert(iterations) }
        // A worker that replaces another may do both.
        let isShifted =
          isTwin && (HeapShift.isNeededInProcesses || firstRuns.overlap(iterations))
        let shift = isShifted ? HeapShift() : nil
        run(iterations, knowledge, interval: twinInterval ?? 1)
        _ = consume shift
      case .trace(let index, let guide, let detail, let knowledge, let milliseconds):
        guard let runner = desk.runner else { continue }
        let traced = desk.watching(within: .milliseconds(milliseconds)) {
          runner.trace(index, guide: guide, detail: detail, knowledge: knowledge)
        }
        WorkerWire.write(.traced(traced))
      case .places: break  // an answer that came too late
      }
    }
  }

  private func prepare(_ plan: IterationPlan, _ warmsUp: Bool, _ watchdog: Duration) {
    do {
      do { try Control.install() } catch  where plan.mode == .parallel {
        // A build with a sanitizer has no control, but it can run real threads.
      }
      let all = scenarios + [SelfCheck.self]
      guard let scenario = all.first(where: { $0.name == plan.scenario }) else {
        throw UsageError("there is no scenario '\(plan.scenario)' in this executable")
      }
      let runner = try scenario.makeRunner(plan, tellingTo: record, watchdog: watchdog)
      desk.set(runner, watchdog: watchdog)
      // On real threads no two iterations are alike, so a warm-up is useless.
      if warmsUp, plan.mode == .explore { _ = runner.run(0, knowledge: Knowledge()) }
      WorkerWire.write(.done(leaks: runner.leaks))
    } catch {
      WorkerWire.write(.refused("\(error)"))
    }
  }

  private func run(_ iterations: Range<Int>, _ knowledge: Knowledge, interval: Int) {
    guard let runner = desk.runner else { return }
    runner.expect(iterations)
    for index in iterations where index.isMultiple(of: interval) && !record.shouldStop {
      guard runner.canRun(index) else {
        desk.tell()
        return WorkerWire.write(.spent)
      }
      let start = ContinuousClock.now
      desk.add(runner.run(index, knowledge: knowledge), from: start)
    }
    desk.tell()
    WorkerWire.write(.done(leaks: runner.leaks))
  }
}
