extension Trace {
  /// Steps in the middle of a long trace that are not stored.
  package struct Gap: Codable, Equatable, Sendable {
    /// The number of stored steps before the gap.
    package var after: Int
    /// The number of steps in the gap.
    package var steps: Int

    package init(after: Int, steps: Int) {
      self.after = after
      self.steps = steps
    }
  }

  /// The maximum number of stored steps, half from the start and half from the end of the trace.
  package static let storedSteps = 400

  /// The part of the trace to store.
  ///
  /// - Complexity: O(number of stored steps).
  package var stored: Trace {
    guard steps.count > Self.storedSteps, gap == nil else { return self }
    let half = Self.storedSteps / 2
    var short = self
    short.steps = Array(steps.prefix(half) + steps.suffix(half))
    short.gap = Gap(after: half, steps: steps.count - Self.storedSteps)
    return short
  }

  /// The number of steps of the iteration, including the gap.
  package var stepCount: Int { steps.count + (gap?.steps ?? 0) }

  /// The number of a stored step in the iteration, from 1.
  package func number(ofStepAt position: Int) -> Int {
    guard let gap, position >= gap.after else { return position + 1 }
    return position + 1 + gap.steps
  }
}
