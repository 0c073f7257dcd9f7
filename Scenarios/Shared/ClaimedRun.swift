import WorkflowEngine

/// An engine with leases and one run, and the observations of its workers.
struct ClaimedRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let notes = Notes<ClaimNote>()
  /// A time shortly after the opening of the engine, so the engine's own time is never behind
  /// `elapsed`.
  let opened = ContinuousClock.now

  /// The time since the engine was opened, or slightly less.
  var elapsed: Duration { opened.duration(to: .now) }

  /// The number of workers that have finished.
  var workersGone: Int {
    notes.all.count { if case .workerGone = $0 { true } else { false } }
  }
}
