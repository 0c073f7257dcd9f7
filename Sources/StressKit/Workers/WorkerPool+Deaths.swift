extension WorkerPool {
  /// Handles a worker's final reply: the iteration that crashed or hung.
  func bury(
    _ process: WorkerProcess,
    _ number: Int,
    _ traced: TracedIteration,
    _ work: inout Work
  ) throws {
    var traced = traced
    if traced.result.failure?.kind == .crashed, let line = process.fatalLine {
      traced.result.failure?.detail += "; it said: " + StableText.of(line)
    }
    if process.isPreparing {
      warmsUp = (process.plan, false)
    } else {
      work.traced = traced
      take(traced.result, 0, from: process, &work)
    }
    giveBack(process, number, &work)
  }

  /// Handles a worker that ended without a final reply.
  func bury(
    _ process: WorkerProcess,
    _ number: Int,
    _ fate: Fate,
    _ work: inout Work,
    _ plan: IterationPlan,
    _ knowledge: Knowledge
  ) throws {
    if process.isPreparing, process.record.iteration != nil {
      warmsUp = (plan, false)
    } else if let index = process.record.iteration, process.unit?.iterations.contains(index) == true
    {
      // A kill from outside or lack of memory is not the fault of the code under test: try once
      // more.
      let isTwin = process.unit?.isTwin == true
      if !fate.isOfMachine || !work.retried.insert(index, isTwin: isTwin) {
        // Iterations that it ran before, but whose results it did not send, run again.
        if let unit = process.unit, unit.iterations.lowerBound < index {
          let untold = WorkUnit(
            iterations: unit.iterations.lowerBound..<index,
            twinInterval: unit.twinInterval,
            notBy: unit.notBy
          )
          work.waiting.insert(untold, at: 0)
        }
        let lost = IterationResult(lost: index, of: plan, knowledge, because: fate)
        take(lost, 0, from: process, &work)
      }
    } else {
      failedStarts += 1
      guard failedStarts < Self.failedStartLimit else {
        let limits = MachineLimit.all
        throw WorkerError(
          description: "worker processes end before they do anything: \(fate.detail)"
            + (limits.isEmpty ? "" : ": " + limits.joined(separator: ", ")),
          isRefusal: fate.isOfMachine || !limits.isEmpty
        )
      }
    }
    giveBack(process, number, &work)
  }

  /// Removes a dead worker and queues the rest of its unit for another worker.
  func giveBack(_ process: WorkerProcess, _ number: Int, _ work: inout Work) {
    processes[number] = nil
    guard let unit = process.unit, !unit.iterations.isEmpty else { return }
    work.waiting.insert(unit, at: 0)
  }
}
