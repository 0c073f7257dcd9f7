import Foundation
import Testing

@testable import StressKit

/// The command receives the results of a worker unchanged.
struct ToldIterationsTests {
  private static func passed(_ index: Int) -> IterationResult {
    var result = IterationResult(
      index: index,
      seed: Seed(.max - UInt64(index)),
      strategy: index.isMultiple(of: 2) ? "random" : "pct"
    )
    result.steps = 100 + index
    result.choices = 90
    result.tasks = 4
    result.digest = Seed(1 << 63 | UInt64(index))
    result.checked = true
    result.metrics = ["attempts \"total\"": index, "least": .min, "most": .max, "negative": -1]
    result.witnesses = index.isMultiple(of: 3) ? ["late", "lost,to another"] : []
    return result
  }

  /// Every field that a passing iteration does not use, with a change that sets it.
  static let changes: [(name: String, change: @Sendable (inout IterationResult) -> Void)] = [
    ("failure", { $0.failure = .init(kind: .deadlock, detail: "stuck") }),
    ("broken", { $0.broken = [.init(id: "D1", expected: "1", actual: "2")] }),
    ("racyPlaces", { $0.racyPlaces = [CodeAddress(of: 0)] }),
    ("checked", { $0.checked = false }),
    ("faults", { $0.faults = [.init(point: "commit", visit: 1, kind: .crash, choice: 0)] }),
    ("faultVisits", { $0.faultVisits = ["commit": 3] }),
    ("inconclusive", { $0.inconclusive = "given up" }),
    ("microseconds", { $0.microseconds = 5 }),
    ("escapes", { $0.escapes = ["thread": 1] }),
    ("firstEscape", { $0.firstEscape = "thread" }),
    ("sharedSteps", { $0.sharedSteps = 1 }),
    ("records", { $0.records = ["7 started"] }),
    ("stuck", { $0.stuck = ["task 'worker' waits"] }),
    ("undeclared", { $0.undeclared = ["metric 'x'"] }),
  ]

  private static func told(_ results: [IterationResult]) throws -> [IterationResult] {
    let timed = results.map { WorkerReply.Timed(result: $0, microseconds: 1 << 40 + $0.index) }
    let line = try JSONEncoder().encode(ToldIterations(timed))
    let heard = try JSONDecoder().decode(ToldIterations.self, from: line).results
    #expect(heard.map(\.microseconds) == timed.map(\.microseconds))
    return heard.map(\.result)
  }

  @Test(arguments: [0, 1, 17])
  func `Passing iterations arrive unchanged`(count: Int) throws {
    let results = (0..<count).map(Self.passed)
    #expect(try Self.told(results) == results)
  }

  @Test(arguments: changes.indices)
  func `Other iterations arrive too, in their positions`(of index: Int) throws {
    var results = (0..<5).map(Self.passed)
    Self.changes[index].change(&results[2])
    #expect(try Self.told(results) == results)
  }

  @Test func `Every field of an iteration is covered here`() {
    let fields = Mirror(reflecting: Self.passed(0)).children.compactMap(\.label)
    let plain = [
      "index", "seed", "strategy", "steps", "choices", "points", "tasks", "digest", "metrics",
      "witnesses",
    ]
    #expect(Set(fields) == Set(plain + Self.changes.map(\.name)))
  }

  @Test func `A passing iteration takes a short text`() throws {
    let timed = (0..<64).map { WorkerReply.Timed(result: Self.passed($0), microseconds: 1) }
    let whole = try JSONEncoder().encode(timed.map(\.result)).count
    #expect(try JSONEncoder().encode(ToldIterations(timed)).count < whole)
  }

  @Test(arguments: [1, 4, 8, 128, 256])
  func `Truncated or invalid numbers are refused`(bytes: Int) {
    let numbers = Data(repeating: 0x7F, count: bytes).base64EncodedString()
    let line = #"{"passed":{"names":["random"],"numbers":"\#(numbers)"},"others":[]}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ToldIterations.self, from: Data(line.utf8))
    }
  }
}
