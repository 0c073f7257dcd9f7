import Testing

@testable import WorkflowEngine

struct LeaseTests {
  private static let millisecond = 1_000_000

  @Test func `a claim can be reclaimed exactly when its lease ends`()
    async throws
  {
    let (bench, clock) = try await Bench.leased()
    clock.advance(by: .milliseconds(7))
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await bench.row(task).leasedUntil == 107 * Self.millisecond)
    #expect(try await bench.row(task).currentAttempt?.leasedUntil == 107 * Self.millisecond)
    clock.advance(by: .milliseconds(100) - .nanoseconds(1))
    #expect(try await bench.engine.reclaimExpired() == [])
    clock.advance(by: .nanoseconds(1))
    #expect(try await bench.engine.reclaimExpired() == [task])
    let event = Board.Event.attemptReclaimed(task, token, at: 107 * Self.millisecond)
    #expect(try bench.events().contains(event))
    #expect(try bench.events().last == .taskReady(task))
    #expect(try await bench.row(task).audit.reclaimCount == 1)
    #expect(try await bench.findings() == [])
  }

  @Test func `a worker that lost its claim is refused, before and after the next start`()
    async throws
  {
    let (bench, clock) = try await Bench.leased()
    let task = try await bench.task()
    let old = try await bench.start(task)
    clock.advance(by: .seconds(1))
    #expect(try await bench.engine.reclaimExpired() == [task])
    #expect(try await bench.engine.complete(task, old) == .refused(.attemptEnded))
    #expect(try await bench.engine.heartbeat(task, old) == .refused(.attemptEnded))
    let token = try await bench.start(task)
    #expect(try await bench.engine.complete(task, old) == .refused(.staleAttempt))
    #expect(try await bench.engine.heartbeat(task, old) == .refused(.staleAttempt))
    #expect(try await bench.engine.complete(task, token) == .accepted)
    #expect(try await bench.findings() == [])
  }

  @Test func `a heartbeat renews a claim for the duration of a new one`() async throws {
    let (bench, clock) = try await Bench.leased()
    let task = try await bench.task()
    let token = try await bench.start(task)
    clock.advance(by: .milliseconds(60))
    #expect(try await bench.engine.heartbeat(task, token) == .accepted)
    #expect(
      try bench.events().last == .leaseExtended(task, token, until: 160 * Self.millisecond)
    )
    clock.advance(by: .milliseconds(99))
    #expect(try await bench.engine.reclaimExpired() == [])
    clock.advance(by: .milliseconds(1))
    #expect(try await bench.engine.reclaimExpired() == [task])
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [0, 99, 100, 101])
  func `a heartbeat never shortens a claim`(_ until: Int) async throws {
    let (bench, _) = try await Bench.leased(for: .nanoseconds(100))
    let task = try await bench.task()
    let token = try await bench.start(task)
    let rules = bench.engine.configuration.callbackRules
    let reply = try await bench.engine.perform(Heartbeat(task, token, until: until, rules: rules))
    #expect(reply == .accepted)
    #expect(try await bench.row(task).leasedUntil == max(until, 100))
  }

  @Test func `claims are reclaimed in the order in which their leases end`() async throws {
    let (bench, clock) = try await Bench.leased()
    var tasks: [TaskID] = []
    var tokens: [AttemptToken] = []
    for _ in 0..<4 {
      tasks.append(try await bench.task())
      tokens.append(try await bench.start(tasks[tasks.count - 1]))
      clock.advance(by: .milliseconds(10))
    }
    #expect(try await bench.engine.heartbeat(tasks[0], tokens[0]) == .accepted)
    #expect(try await bench.engine.complete(tasks[2], tokens[2]) == .accepted)
    clock.advance(by: .milliseconds(80))
    #expect(try await bench.engine.reclaimExpired() == [tasks[1]])
    clock.advance(by: .milliseconds(80))
    #expect(try await bench.engine.reclaimExpired(limit: 1) == [tasks[3]])
    #expect(try await bench.engine.reclaimExpired(limit: 1) == [tasks[0]])
    #expect(try await bench.engine.reclaimExpired() == [])
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [(-1, 0), (0, 0), (1, 1), (3, 3), (Int.max, 3)])
  func `no more claims are reclaimed than the limit`(
    _ limit: Int,
    _ count: Int
  ) async throws {
    let (bench, clock) = try await Bench.leased()
    for _ in 0..<3 { try await bench.start(try await bench.task()) }
    clock.advance(by: .seconds(1))
    #expect(try await bench.engine.reclaimExpired(limit: limit).count == count)
  }

  @Test func `the number of claims reclaimed in one transaction is limited`() async throws {
    let (bench, clock) = try await Bench.leased()
    for _ in 0...BoardLimits.reclaims { try await bench.start(try await bench.task()) }
    clock.advance(by: .seconds(1))
    #expect(try await bench.engine.reclaimExpired(limit: .max).count == BoardLimits.reclaims)
    #expect(try await bench.engine.reclaimExpired(limit: .max).count == 1)
  }

  @Test func `an engine with leases needs a clock`() throws {
    var configuration = EngineConfiguration()
    configuration.lease = .nanoseconds(1)
    #expect(throws: EngineConfigurationError.leaseWithoutClock) {
      try WorkflowEngine(configuration)
    }
    configuration.clock = HandClock()
    _ = try WorkflowEngine(configuration)
  }

  @Test func `without leases a claim lasts until it is released`() async throws {
    var configuration = EngineConfiguration()
    let clock = HandClock()
    configuration.clock = clock
    let bench = try await Bench(configuration)
    let task = try await bench.task()
    let token = try await bench.start(task)
    clock.advance(by: .seconds(1_000_000))
    #expect(try await bench.engine.reclaimExpired() == [])
    let before = try bench.events().count
    #expect(try await bench.engine.heartbeat(task, token) == .accepted)
    #expect(try bench.events().count == before)
    #expect(try await bench.row(task).leasedUntil == nil)
  }

  @Test func `a lease that exceeds the range of time never expires`() async throws {
    let (bench, clock) = try await Bench.leased(for: .seconds(Int64.max))
    clock.advance(by: .seconds(5))
    let task = try await bench.task()
    try await bench.start(task)
    #expect(try await bench.row(task).leasedUntil == .max)
  }

  @Test func `reclaiming an attempt with a cancel request cancels its task`() async throws {
    let (bench, clock) = try await Bench.leased()
    let task = try await bench.task()
    _ = try await bench.bring(task, to: .cancelRequested)
    clock.advance(by: .seconds(1))
    #expect(try await bench.engine.reclaimExpired() == [task])
    #expect(try await bench.status(task) == .cancelled)
    #expect(try await bench.runStatus == .failed)
    #expect(try await bench.findings() == [])
  }

  @Test(
    arguments: [
      TaskOperation.succeeded, .failed, .submitFailed, .released, .blocked,
    ]
  )
  func `the end of an attempt ends its lease`(_ operation: TaskOperation) async throws {
    let (bench, clock) = try await Bench.leased()
    let task = try await bench.task()
    let token = try await bench.start(task)
    #expect(try await operation.ask(bench, task, token) == nil)
    #expect(try await bench.row(task).leasedUntil == nil)
    clock.advance(by: .seconds(1))
    #expect(try await bench.engine.reclaimExpired() == [])
    #expect(try await bench.findings() == [])
  }
}
