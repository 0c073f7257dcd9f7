internal import Foundation
import Testing

@testable import StressKit

/// The effects of faults in the iterations of a scenario, and their repetition.
struct FaultTests {
  private struct Refused: Error {}

  /// Visits one point, at which one fault always happens.
  private func visit(
    _ kind: FaultPoint.Kind,
    _ body: @escaping @Sendable (Iteration.Faults) async throws -> Void
  ) throws -> ControlledRun {
    let point = FaultPoint("here", "somewhere", kind, percent: 100, limit: 10)
    let iteration = Iteration(
      index: 0,
      randomSeed: Seed(1),
      metricKeys: [],
      witnessIDs: [],
      faults: FaultCourse([point], seed: Seed(1), recorded: nil)
    )
    iteration.openFaults(true)
    return try ControlledRun { try await body(iteration.faults) }
  }

  @Test func `A delay takes virtual time, and ends when the task is cancelled`() throws {
    let run = try visit(.delay(upTo: .seconds(3_600))) { try await $0.point("here") }
    #expect(run.hasFinished)
    #expect((1...3_600_000_000_000).contains(run.elapsed))

    let cancelled = try visit(.delay(upTo: .seconds(3_600))) { faults in
      let task = Task { try await faults.point("here") }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(cancelled.hasFinished)
    #expect(cancelled.elapsed == 0)
  }

  @Test func `An error is the one that the author declared`() throws {
    let run = try visit(.error { Refused() }) { faults in
      await #expect(throws: Refused.self) { try await faults.point("here") }
    }
    #expect(run.hasFinished)
  }

  @Test func `A cancellation cancels only the visiting task, and the point returns`() throws {
    let run = try visit(.cancellation) { faults in
      await withTaskGroup { group in
        group.addTask {
          try? await faults.point("here")
          #expect(Task.isCancelled)
        }
        await group.waitForAll()
        #expect(!Task.isCancelled)
      }
    }
    #expect(run.hasFinished)
  }

  @Test func `A crash is thrown with the point's name, or left to the caller`() throws {
    let run = try visit(.crash) { faults in
      await #expect(throws: InjectedCrash(point: "here")) { try await faults.point("here") }
      guard case .crash = faults.decide("here") else {
        Issue.record("no crash")
        return
      }
    }
    #expect(run.hasFinished)
    #expect("\(InjectedCrash(point: "here"))" == "a crash injected at 'here'")
  }

  private func explore(
    _ iterations: Range<Int>,
    _ edit: (inout IterationPlan) -> Void = { _ in }
  ) throws -> [IterationResult] {
    var plan = CrashingTransfer.plan(seed: Seed(5))
    edit(&plan)
    var results: [IterationResult] = []
    let tally = try Explorer(CrashingTransfer.self, plan).explore(iterations) { result in
      results.append(result)
      return true
    }
    #expect(tally.mismatches == [])
    return results
  }

  @Test func `The invariant fails exactly in iterations with an injected crash`() throws {
    let results = try explore(0..<200)
    let crashed = results.filter { $0.faults.contains { $0.kind == .crash } }
    #expect(crashed.count > 20)
    #expect(results.filter(\.hasFailed).map(\.index) == crashed.map(\.index))
    #expect(results.allSatisfy { $0.metrics["crashes"] == $0.faults.count { $0.kind == .crash } })
    #expect(results.contains { $0.faults.contains { $0.kind == .delay } })
  }

  @Test func `Other schedules with the same inputs have the same faults`() throws {
    let failing = try #require(try explore(0..<200).first(where: \.hasFailed))
    let again = try explore(0..<50) { $0.inputs = failing.index }
    #expect(again.allSatisfy { $0.faults == failing.faults })
    #expect(Set(again.map(\.digest)).count > 10)
  }

  @Test func `Recorded faults are injected regardless of the seed`() throws {
    let failing = try #require(try explore(0..<200).first(where: \.hasFailed))
    let without = try explore(failing.index..<failing.index + 1) { $0.faults = [] }
    #expect(!without[0].hasFailed)
    let other = try explore(0..<20) { plan in
      plan.seed = Seed(6)
      plan.faults = failing.faults
    }
    #expect(other.allSatisfy { $0.faults == failing.faults && $0.hasFailed })
  }

  @Test func `On real threads the same faults are injected`() throws {
    let controlled = try explore(0..<20)
    var results: [IterationResult] = []
    let plan = CrashingTransfer.plan(seed: Seed(5))
    _ = try ParallelStress(CrashingTransfer.self, plan).run(20) { result in
      results.append(result)
      return true
    }
    #expect(results.map(\.faults) == controlled.map(\.faults))
    #expect(results.map(\.hasFailed) == controlled.map(\.hasFailed))
  }

  @Test func `Evidence counts visits and faults, and the recorded failure replays`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun(
      ["run", "--iterations", "64", "--evidence", folder.path],
      scenarios: [CrashingTransfer.self]
    )
    #expect(run.status == .violation)
    let evidence = try EvidenceFolder(folder.path).readLatest().scenarios[0]
    let fault = try #require(evidence.faults?.first)
    #expect(fault.id == "between")
    // Two clerks, three transfers each; visits while the system is made do not count.
    #expect(fault.visits == 64 * 6)
    #expect(fault.injected == fault.kinds.values.reduce(0, +))
    #expect(fault.kinds["crash"] == evidence.metrics["crashes"]?.sum)
    #expect(try folder.text("latest.md").contains("fault point"))

    let name = try #require(
      folder.files().first { $0.hasPrefix("failures/") && $0.hasSuffix(".json") }
    )
    let file = try EvidenceReader.read(FailureFile.self, at: folder.path(name))
    #expect(file.plan.faults?.contains { $0.kind == .crash } == true)
    #expect(try folder.text(name.replacing(".json", with: ".md")).contains("crash at 'between'"))
    let replay = CommandRun(["replay", folder.path(name)], scenarios: [CrashingTransfer.self])
    #expect(replay.output.contains("fault     crash at 'between', visit "))
    #expect(replay.status == .violation)
    #expect(replay.output.contains("the same failure, step by step"))

    var edited = file
    edited.plan.faults = []
    try folder.make("edited.json", String(decoding: EvidenceJSON.document(edited), as: UTF8.self))
    let other = CommandRun(
      ["replay", folder.path("edited.json")],
      scenarios: [CrashingTransfer.self]
    )
    #expect(other.status == .diverged)
  }

  @Test func `An undeclared point is an error of the scenario`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun(
      ["run", "--iterations", "2", "--evidence", folder.path],
      scenarios: [UndeclaredFault.self]
    )
    #expect(run.status == .usage)
    #expect(run.errors.contains("'undeclared-fault' uses fault point 'comit'"))
    #expect(try folder.files() == [])
  }

  @Test func `The list of a scenario shows its fault points, if any`() {
    let with = CommandRun(["list", "crashing-transfer"], scenarios: [CrashingTransfer.self])
    #expect(
      with.output.contains("between  the money is on its way: crash, delay at 10 % of visits")
    )
    let without = CommandRun(["list", "safe-counter"], scenarios: [SafeCounter.self])
    #expect(!without.output.contains("fault points"))
  }

  @Test func `A scenario without fault points has no faults in its evidence`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun(
      ["run", "--iterations", "2", "--evidence", folder.path],
      scenarios: [SafeCounter.self]
    )
    #expect(run.status == .passed)
    #expect(try EvidenceFolder(folder.path).readLatest().scenarios[0].faults == nil)
  }
}
