internal import Foundation
internal import Synchronization

/// Small programs with known outcomes, to test whether control works.
enum Probe {
  /// The result of one iteration of a probe.
  struct Run: Sendable {
    /// The lines that its tasks wrote, in order.
    let lines: [String]
    let digest: UInt64
    /// The virtual time that has passed, in nanoseconds.
    let elapsed: Int64
    let hasFinished: Bool
    /// The number of steps that ran two tasks, plus tasks that ran outside steps.
    let sharedSteps: Int
  }

  /// The step limit, much more than any probe needs.
  private static let stepLimit = 10_000

  /// Runs a program as a random walk.
  private static func run(
    _ seed: Int,
    _ body: @escaping @Sendable (Notes) async throws -> Void
  ) -> Run {
    let seed = Seed(UInt64(seed))
    let execution = Execution()
    execution.reset(randomSeed: seed)
    let notes = Notes()
    let walk = RandomWalk(SchedulePlan(iteration: 0, seed: seed, knowledge: Knowledge()))
    let ending = execution.run(.body, under: walk, stepLimit: stepLimit) { try await body(notes) }
    let world = execution.world
    var hasFinished = false
    if case .finished = ending { hasFinished = true }
    let run = Run(
      lines: notes.lines,
      digest: world.digest,
      elapsed: world.now,
      hasFinished: hasFinished,
      sharedSteps: world.sharedSteps
    )
    _ = execution.cleanUp()
    return run
  }

  /// Two tasks each read and write a counter three times; the last value is written.
  ///
  /// Over all interleavings, the value is from 2 to 6, and each of these values occurs.
  static func lostUpdate(seed: Int) -> Run {
    run(seed) { notes in
      let counter = SelfCheck.Counter()
      await SelfCheck.race(on: counter)
      notes.write("\(await counter.value)")
    }
  }

  /// Two tasks visit two actors in opposite orders; the visits are written in order.
  ///
  /// There are six orders; an executor that runs an actor's whole queue at once reaches only
  /// four.
  static func crossing(seed: Int) -> Run {
    run(seed) { notes in
      let (x, y) = (Place("x"), Place("y"))
      await withTaskGroup { group in
        group.addTask { await x.pass("A", on: y, notes) }
        group.addTask { await y.pass("B", on: x, notes) }
      }
    }
  }

  /// Sleeps for an hour; writes by how many seconds two clocks have moved.
  static func hourOfSleep() -> Run {
    run(1) { notes in
      let clock = ContinuousClock()
      let start = clock.now
      let date = Date()
      try await Task.sleep(for: .seconds(3_600))
      notes.write("\((clock.now - start).components.seconds)")
      notes.write("\(Int(Date().timeIntervalSince(date).rounded()))")
    }
  }

  /// Draws system random numbers and writes them.
  static func randomness(seed: Int) -> Run {
    run(seed) { notes in
      notes.write("\(UInt64.random(in: .min ... .max))")
      notes.write("\(UUID())")
    }
  }

  @MainActor
  private static func writeOnMainActor(_ name: String, _ notes: Notes) async {
    MainActor.preconditionIsolated()
    notes.write(name)
    await Task.yield()
    notes.write(name.uppercased())
  }

  /// Three tasks on the main actor each write their name.
  static func mainActor(seed: Int) -> Run {
    run(seed) { notes in
      await withTaskGroup { group in
        for name in ["a", "b", "c"] {
          group.addTask { await writeOnMainActor(name, notes) }
        }
      }
    }
  }
}

extension Probe {
  private actor Place {
    private let name: String

    init(_ name: String) { self.name = name }

    func pass(_ task: String, on next: Place, _ notes: Notes) async {
      notes.write(task + name)
      await next.arrive(task, notes)
    }

    private func arrive(_ task: String, _ notes: Notes) { notes.write(task + name) }
  }

  /// The lines that a probe's tasks write; writing is not a scheduling point.
  private final class Notes: Sendable {
    private let written = Mutex<[String]>([])

    var lines: [String] { written.withLock { $0 } }

    func write(_ line: String) { written.withLock { $0.append(line) } }
  }
}
