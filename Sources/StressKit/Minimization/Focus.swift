/// The places at which a schedule stops tasks; a search for fewer preemptions starts there.
struct Focus {
  private struct Place: Hashable {
    var role: Int
    /// The number of steps that the task has run.
    var steps: Int
  }

  private var places: Set<Place> = []

  init(_ outline: Outline) {
    for position in outline.preemptions {
      if let place = Self.place(before: position, in: outline) { places.insert(place) }
    }
  }

  /// Whether a task of the same role would be stopped at the same number of steps.
  ///
  /// - Parameters:
  ///   - position: The step before which a task is stopped.
  ///   - outline: The steps of the schedule.
  /// - Returns: Whether the schedule of the focus stops a task there too.
  func contains(_ position: Int, of outline: Outline) -> Bool {
    Self.place(before: position, in: outline).map(places.contains) ?? false
  }

  private static func place(before position: Int, in outline: Outline) -> Place? {
    guard let task = outline.steps[..<position].last(where: { $0.task > 0 })?.task else {
      return nil
    }
    let steps = outline.steps[..<position].count { $0.task == task }
    return Place(role: outline.roles[task - 1], steps: steps)
  }
}
