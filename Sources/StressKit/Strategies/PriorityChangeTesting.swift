/// Runs the ready task with the highest priority, and lowers priorities at a few random choices.
///
/// PCT, from Burckhardt, Kothari, Musuvathi and Nagarakatte, *A Randomized Scheduler with
/// Probabilistic Guarantees of Finding Bugs* (2010). A bug that depth − 1 well-placed priority
/// changes expose is found with a probability of at least 1/(n·k^(depth−1)), for n tasks and k
/// choices. Steps at which one task alone is ready do not count, and no two changes are at one choice.
/// Depth 1 has no iterations of its own: a change that comes after the bug makes no difference.
///
/// Two rules make it fair to programs whose tasks wait for one another: a task that yields gets the
/// lowest priority, and an iteration much longer than the pilots continues as a random walk.
package struct PriorityChangeTesting: Strategy {
  package static let name = "pct"
  /// The depths, which alternate by iteration number.
  private static let depths = [2, 3]
  /// The number of pilot lengths after which an iteration continues as a random walk.
  private static let patience = 4

  private var random: SeededRandom
  /// The priorities by task number; `unset` until a task is seen.
  private var priorities: [Int64] = []
  /// The choices before which the priority of the task with the highest one is lowered, ascending.
  private var changes: [Int]
  private var nextChange = 0
  private var made = 0
  private var lowest: Int64 = 0
  private let fairFrom: Int

  private static let unset = Int64.max

  package init(_ plan: SchedulePlan) {
    random = SeededRandom(seed: plan.seed.value)
    let length = max(plan.knowledge.choices ?? 1, 1)
    let depth = Self.depths[plan.iteration / 4 % Self.depths.count]
    fairFrom = max(length.multipliedReportingOverflow(by: Self.patience).partialValue, 1_000)
    changes = Self.sample(min(depth - 1, length), below: length, &random)
  }

  /// Different numbers below a bound, ascending: Floyd's algorithm.
  private static func sample(_ count: Int, below bound: Int, _ random: inout SeededRandom) -> [Int]
  {
    var chosen: [Int] = []
    for last in (bound - count)..<bound {
      let number = random.below(last + 1)
      chosen.append(chosen.contains(number) ? last : number)
    }
    return chosen.sorted()
  }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    defer { made += 1 }
    guard made < fairFrom else { return random.below(point.count) }
    for position in 0..<point.count {
      let entry = point[position]
      if entry.kind == .yield, entry.task == point.previousTask { lower(entry.task) }
    }
    let best = highest(point)
    guard nextChange < changes.count, changes[nextChange] == made else { return best }
    nextChange += 1
    lower(point[best].task)
    return highest(point)
  }

  /// The position of the entry with the highest priority.
  private mutating func highest(_ point: SchedulingPoint) -> Int {
    var best = 0
    var bestPriority = Int64.min
    for position in 0..<point.count {
      let priority = priority(of: point[position])
      if priority > bestPriority { (best, bestPriority) = (position, priority) }
    }
    return best
  }

  /// Gives a task the lowest priority.
  private mutating func lower(_ task: Int) {
    guard task > 0, task < priorities.count else { return }
    lowest -= 1
    priorities[task] = lowest
  }

  private mutating func priority(of entry: SchedulingPoint.Entry) -> Int64 {
    // Work of the runtime that belongs to no task runs first.
    guard entry.task > 0 else { return Self.unset }
    while priorities.count <= entry.task { priorities.append(Self.unset) }
    if priorities[entry.task] == Self.unset {
      priorities[entry.task] = Int64(truncatingIfNeeded: random.next() >> 2)
    }
    return priorities[entry.task]
  }
}
