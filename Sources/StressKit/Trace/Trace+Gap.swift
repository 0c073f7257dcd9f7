extension Trace {
  /// Steps that a long trace is stored without.
  package struct Gap: Codable, Equatable, Sendable {
    /// Steps that are kept before it.
    package var after: Int
    /// Steps that are left out.
    package var steps: Int

    package init(after: Int, steps: Int) {
      self.after = after
      self.steps = steps
    }
  }

  /// Steps of a trace that are stored; of a longer one, the first and the last half of so many.
  package static let storedSteps = 400

  /// The trace as it is stored.
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

  /// Steps of the iteration, those left out included.
  package var stepCount: Int { steps.count + (gap?.steps ?? 0) }

  /// The number of a stored step in the iteration, from 1.
  package func number(ofStepAt position: Int) -> Int {
    guard let gap, position >= gap.after else { return position + 1 }
    return position + 1 + gap.steps
  }
}
