extension Minimizer {
  /// Removes stretches from the best schedule while it still shows the failure at less cost.
  ///
  /// After delta debugging (Zeller and Hildebrandt, *Simplifying and Isolating Failure-Inducing
  /// Input*, 2002): first halves, then smaller and smaller parts. The steps of a removed stretch
  /// run in the task's next stretch, or at the end without preemption.
  ///
  /// - Complexity: O(stretches²) replays at worst, within the limits.
  mutating func reduce() throws {
    let last = replays + limits.replaysOfReduction
    var size = max(best.outline.segments(upTo: .max).count / 2, 1)
    while true {
      let segments = best.outline.segments(upTo: .max)
      size = min(size, max(segments.count / 2, 1))
      guard segments.count > 1, best.cost.preemptions > 0 else { return }
      if try reduce(segments, by: size, until: last) { continue }
      guard size > 1, !isSpent, replays < last else { return }
      size /= 2
    }
  }

  /// Removes one part after another, from the end: late parts are needed least.
  private mutating func reduce(_ segments: [Segment], by size: Int, until last: Int) throws -> Bool
  {
    var end = segments.count
    while end > 0, !isSpent, replays < last {
      let part = max(0, end - size)..<end
      let before = best.cost
      var shorter = segments
      shorter.removeSubrange(part)
      _ = try tries(shorter, fixed: 0)
      if best.cost < before { return true }
      end = part.lowerBound
    }
    return false
  }

  /// Changes two stretches at a time, when no single one can be removed: one is removed or extended
  /// until its task waits, and the other is removed.
  ///
  /// - Complexity: O(stretches²) replays for each success, within the limits.
  mutating func reduceByPairs() throws {
    let last = replays + limits.replaysOfReduction
    while best.cost.preemptions > 2, try reduceOnePair(until: last) {}
  }

  /// Changes the first pair for which the schedule still shows the failure at less cost.
  private mutating func reduceOnePair(until last: Int) throws -> Bool {
    let segments = best.outline.segments(upTo: .max)
    let before = best.cost
    for first in segments.indices.reversed() {
      for second in segments.indices where second != first {
        guard replays < last, !isSpent else { return false }
        var changed = segments
        changed[first].extend(until: .max)
        changed.remove(at: second)
        _ = try tries(changed, fixed: 0)
        if best.cost < before { return true }
        guard second < first else { continue }
        var shorter = segments
        shorter.remove(at: first)
        shorter.remove(at: second)
        _ = try tries(shorter, fixed: 0)
        if best.cost < before { return true }
      }
    }
    return false
  }

  /// Extends every stretch of the best schedule while it shows the failure at no more cost.
  ///
  /// Many schedules differ only in where a task stops. Extending leaves one of them, so that the
  /// same bug gets the same fingerprint.
  mutating func settle() throws {
    let last = replays + limits.replaysOfSettling
    var index = 0
    while replays < last, !isSpent {
      var segments = best.outline.segments(upTo: .max)
      guard index < segments.count - 1 else { return }
      segments[index].extend(until: segments[index].until + 1)
      if let outcome = try tries(segments, fixed: 0), outcome.isSame,
        outcome.tried.cost <= best.cost,
        outcome.tried.outline != best.outline
      {
        prefer(outcome.tried)
      } else {
        index += 1
      }
    }
  }
}
