/// Gives every pending step a random priority, and runs the one with the highest.
///
/// POS, from Yuan, Yang and Gu, *Partial Order Aware Concurrency Sampling* (2018). After a step on an
/// actor, the other steps that are ready to run on that actor get new priorities: their order among each
/// other matters, and the old one is used up. So different partial orders are about equally likely, while
/// a random walk mostly repeats those with many steps that do not touch each other.
package struct PartialOrderSampling: Strategy {
  package static let name = "pos"

  private struct Priority {
    /// The number of steps of the task when it was drawn; -1 if it is used up.
    var steps = -1
    var value: UInt64 = 0
  }

  private var random: SeededRandom
  /// By task number.
  private var priorities: [Priority] = []

  package init(_ plan: SchedulePlan) { random = SeededRandom(seed: plan.seed.value) }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    var best = 0
    var highest: UInt64 = 0
    for position in 0..<point.count {
      let priority = priority(of: point[position].task, at: point)
      if position == 0 || priority > highest { (best, highest) = (position, priority) }
    }
    let object = point[best].object
    guard object > 0 else { return best }
    for position in 0..<point.count where point[position].object == object {
      priorities[point[position].task].steps = -1
    }
    return best
  }

  /// The priority of the pending step of a task; work without a task always gets a new one.
  private mutating func priority(of task: Int, at point: SchedulingPoint) -> UInt64 {
    while priorities.count <= task { priorities.append(Priority()) }
    let steps = task > 0 ? point.steps(ofTask: task) : -1
    if steps < 0 || priorities[task].steps != steps {
      priorities[task] = Priority(steps: steps, value: random.next())
    }
    return priorities[task].value
  }
}
