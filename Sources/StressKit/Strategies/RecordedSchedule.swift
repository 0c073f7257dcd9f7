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
    /// The number of points inside jobs, since the previous choice, at which the task was not left.
    package var stays: Int
    /// Whether the task was in the middle of a job and left it.
    package var isInside: Bool

    package init(
      index: Int,
      ready: Int? = nil,
      task: Int? = nil,
      stays: Int = 0,
      isInside: Bool = false
    ) {
      self.index = index
      self.ready = ready
      self.task = task
      self.stays = stays
      self.isInside = isInside
    }
  }

  private let choices: [Choice]
  private var position = 0
  /// The points inside jobs since the last choice.
  private var stayed = 0

  package init(_ plan: SchedulePlan) {
    choices = []
  }

  /// Replays a schedule.
  /// - Parameter choices: The choices, in order.
  package init(_ choices: [Choice]) {
    self.choices = choices
  }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    let next = position < choices.count ? choices[position] : nil
    if point.innerPoint > 0, next?.isInside != true || next?.stays != stayed {
      stayed += 1
      return point.ownEntry
    }
    guard let choice = next, choice.stays == stayed, choice.isInside == (point.innerPoint > 0)
    else { return nil }
    guard choice.index < point.count, (choice.ready ?? point.count) == point.count,
      (choice.task ?? point[choice.index].task) == point[choice.index].task
    else { return nil }
    position += 1
    stayed = 0
    return choice.index
  }
}
