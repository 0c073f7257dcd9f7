internal import CStressRuntime

/// Where the steps of a trace go on in the code of the program.
struct TracedPlaces {
  private let frames: [UInt]
  private let places: [UInt: Symbolizer.Place]

  /// Looks up the addresses of some steps.
  ///
  /// - Parameters:
  ///   - steps: Of a traced phase.
  ///   - frames: The addresses that the steps refer to.
  /// - Complexity: O(number of addresses not looked up before), at about 0.1 ms each.
  init(_ steps: [stress_step], frames: [UInt]) {
    self.frames = frames
    let addresses = steps.flatMap { Self.addresses(of: $0, in: frames) }
    places = Symbolizer.places(of: addresses)
  }

  /// The innermost function of the program in which a step goes on.
  ///
  /// - Parameter step: One of the steps.
  /// - Returns: For the start of a task, the place that made it; nil when only libraries are involved.
  func place(of step: stress_step) -> Symbolizer.Place? {
    Self.addresses(of: step, in: frames).lazy.compactMap { places[$0] }.first { !$0.isSystem }
  }

  private static func addresses(of step: stress_step, in frames: [UInt]) -> [UInt] {
    let own = frames[Int(step.frame)..<Int(step.frame + step.frame_count)]
    guard step.kind == STRESS_START else { return Array(own) }
    // A return address is that of the next line; the first frame is no return address.
    return own.enumerated().map { $0.offset == 0 ? $0.element : $0.element - 2 }
  }
}
