@testable import StressKit

/// With its defect it fails if one runner ends all laps before the other begins.
///
/// A random walk almost never does that; priorities do it half of the time.
struct OvertakenEntirely: Scenario {
  actor Lane {
    private(set) var laps = 0

    func runLap() { laps += 1 }
  }

  static let laps = 24

  static let objective = "One runner overtakes another"
  static let configuration = false
  static let catches = [Defect<Bool>("minds", caughtBy: ["O1"]) { $0 = true }]
  static let witnesses: [Witness] = []
  static let metrics = ["laps", "laps_before_the_other"]
  static let invariants: [Invariant<Self>] = [
    Invariant("O1", "nobody is overtaken who minds") { _, minds, iteration in
      .equal(minds && iteration.metrics["laps_before_the_other"] == laps, false)
    }
  ]

  func makeSystem(_ minds: Bool, _ iteration: Iteration) async throws -> Bool { minds }

  func run(_ minds: Bool, _ iteration: Iteration) async throws {
    let lane = Lane()
    await withTaskGroup { group in
      group.addTask(name: "fast") {
        for _ in 0..<Self.laps {
          await lane.runLap()
          // The work is off the actor, so that each lap is a hop.
          iteration.count("laps")
        }
      }
      group.addTask(name: "slow") {
        iteration.add(await lane.laps, to: "laps_before_the_other")
      }
    }
  }
}
