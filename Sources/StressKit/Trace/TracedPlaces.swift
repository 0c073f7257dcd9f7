internal import CStressRuntime

/// The places in the program's code at which the steps of a trace resume.
struct TracedPlaces {
  private let frames: [UInt]
  private let places: [[UInt]: Symbolizer.Place]

  /// Looks up the addresses of some steps.
  ///
  /// - Parameters:
  ///   - steps: The steps of a traced phase.
  ///   - frames: The addresses of the steps.
  /// - Complexity: O(number of steps + number of new places), at up to 40 ms for each place.
  init(_ steps: [stress_step], frames: [UInt]) {
    self.frames = frames
    let stacks = Array(Set(steps.map { Self.addresses(of: $0, in: frames) }))
    let found = zip(stacks, Symbolizer.innermostPlaces(of: stacks))
    places = Dictionary(
      uniqueKeysWithValues: found.lazy.compactMap { stack, place in
        place.map { (stack, $0) }
      }
    )
  }

  /// The innermost function of the program in which a step resumes.
  ///
  /// - Parameter step: One of the steps.
  /// - Returns: The place; for the start of a task, the place that made it. Nil if all code is in
  ///   libraries.
  func place(of step: stress_step) -> Symbolizer.Place? {
    places[Self.addresses(of: step, in: frames)]
  }

  private static func addresses(of step: stress_step, in frames: [UInt]) -> [UInt] {
    let own = frames[Int(step.frame)..<Int(step.frame + step.frame_count)]
    guard step.kind == STRESS_START else { return Array(own) }
    // A return address may be on the next line; the first frame is no return address.
    return own.enumerated().map { $0.offset == 0 ? $0.element : $0.element - 2 }
  }
}
