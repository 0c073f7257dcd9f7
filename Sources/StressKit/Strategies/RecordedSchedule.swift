/// Makes the choices of a recorded schedule again, and gives up where they cannot be made.
package struct RecordedSchedule: Strategy {
  package static let name = "replay"

  /// One recorded choice.
  package struct Choice: Codable, Hashable, Sendable {
    /// Which of the ready entries was taken.
    package var index: Int
    /// How many there were, or nil when it was not written down.
    package var ready: Int?
    /// Logical number of the task whose entry it was, or 0; nil when it was not written down.
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
  /// - Parameter choices: In the order in which they were made.
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
