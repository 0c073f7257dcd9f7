import WorkflowEngine

/// An engine with leases and one run, and what those who work at its tasks have seen.
struct ClaimedRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let notes = Notes<ClaimNote>()
  /// A moment after the engine was opened: its own time is never behind `elapsed`.
  let opened = ContinuousClock.now

  /// How much time has passed since the engine was opened, or a little less.
  var elapsed: Duration { opened.duration(to: .now) }

  /// How many workers have gone home.
  var workersGone: Int {
    notes.all.count { if case .workerGone = $0 { true } else { false } }
  }
}
