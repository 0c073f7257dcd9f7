/// Repeats the choices of a recorded schedule, and stops where a choice cannot be made.
package struct RecordedSchedule: Strategy {
  package static let name = "replay"

  /// One recorded choice.
  package struct Choice: Codable, Hashable, Sendable {
    /// The position of the chosen entry among the ready entries.
    package var index: Int
    /// The number of ready entries; `nil` if not recorded.
    package var ready: Int?
    /// The logical task number of the chosen entry, or 0; `nil` if not recorded.
    package var task: Int?

    package init(index: Int, ready: Int? = nil, task: Int? = nil) {
      self.index = index
      self.ready = ready
      self.task = task
    }
  }

  private let choices: [Choice]
  private var position = 0

  package init(_ plan: SchedulePlan) {
    choices = []
  }

  /// Replays a schedule.
  /// - Parameter choices: The choices, in order.
  package init(_ choices: [Choice]) {
    self.choices = choices
  }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    guard position < choices.count else { return nil }
    let choice = choices[position]
    guard choice.index < point.count, (choice.ready ?? point.count) == point.count,
      (choice.task ?? point[choice.index].task) == point[choice.index].task
    else { return nil }
    position += 1
    return choice.index
  }
}
