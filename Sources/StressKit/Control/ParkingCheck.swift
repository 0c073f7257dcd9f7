internal import CStressRuntime

/// Checks whether this library can park tasks itself, which is much faster than the runtime.
///
/// This needs the locations of four values in the runtime. If one is not found, or if a program
/// runs differently when this library parks its tasks, the runtime parks tasks.
enum ParkingCheck {
  private actor Place {
    private(set) var visits = 0
    func visit() { visits += 1 }
  }

  private struct Course: Equatable {
    let visits: Int
    let steps: Int
    let sharedSteps: Int
    let digest: UInt64
    let hasFinished: Bool
  }

  private static let visits = 8
  private static let stepLimit = 1_000

  /// Whether this library parks tasks in this process.
  static var isByHand: Bool { unsafe stress_current_task_slot() != nil }

  /// Learns the layout and tests it; the runtime parks tasks if the test fails.
  static func learn() {
    stress_begin_learning_parking()
    let expected = course()
    guard stress_end_learning_parking() else { return }
    let found = course()
    guard found == expected, found.hasFinished, found.visits == 2 * visits, found.sharedSteps == 0
    else { return stress_forget_parking() }
  }

  /// Runs a program whose tasks hop, wait for each other and are canceled while they are parked.
  private static func course() -> Course {
    let execution = Execution()
    let place = Place()
    let plan = SchedulePlan(iteration: 0, seed: Seed(1), knowledge: Knowledge())
    let ending = execution.run(.body, under: RandomWalk(plan), stepLimit: stepLimit) {
      let tasks = (0..<2).map { _ in
        Task {
          for _ in 0..<visits {
            await place.visit()
            await Task.yield()
          }
        }
      }
      await place.visit()
      for task in tasks {
        task.cancel()
        await task.value
      }
    }
    var hasFinished = false
    if case .finished = ending { hasFinished = true }
    let (steps, digest) = (execution.world.steps, execution.world.digest)
    let counted = Counted()
    _ = execution.run(.check, stepLimit: stepLimit) { counted.visits = await place.visits }
    return Course(
      visits: counted.visits - 1,
      steps: steps,
      sharedSteps: execution.world.sharedSteps,
      digest: digest,
      hasFinished: hasFinished
    )
  }

  // Sendable by agreement: used in one controlled world, which runs one task at a time.
  private final class Counted: @unchecked Sendable {
    var visits = 0
  }
}
