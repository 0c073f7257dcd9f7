/// Makes the choices of a recorded schedule again, and gives up where they cannot be made.
package struct RecordedSchedule: Strategy {
  package static let name = "replay"

  /// One recorded choice.
  package struct Choice: Codable, Equatable, Sendable {
    /// Which of the ready entries was taken.
    package var index: Int
    /// How many there were.
    package var ready: Int
    /// Logical number of the task whose entry it was, or 0.
    package var task: Int

    package init(index: Int, ready: Int, task: Int) {
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
    guard choice.ready == point.count, choice.index < point.count,
      point[choice.index].task == choice.task
    else { return nil }
    position += 1
    return choice.index
  }
}
