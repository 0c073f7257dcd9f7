import Testing

/// A small program with a bug, whose table must tell why it failed.
struct TableStory: Sendable, CustomTestStringConvertible {
  let name: String
  let body: @Sendable () async throws -> Void

  var testDescription: String { name }

  static let all = [
    TableStory(name: "lost-wake-up", body: lostWakeUp),
    TableStory(name: "leases", body: leases),
    TableStory(name: "cancellation", body: cancellation),
    TableStory(name: "stream", body: stream),
    TableStory(name: "many-tasks", body: manyTasks),
    TableStory(name: "throwing", body: throwing),
    TableStory(name: "long-names", body: longNames),
  ]

  /// Waits for one signal; a signal that comes before the wait is lost.
  private actor Bell {
    private var waiter: CheckedContinuation<Void, Never>?
    func wait() async { await withCheckedContinuation { waiter = $0 } }
    func ring() {
      waiter?.resume()
      waiter = nil
    }
  }

  static func lostWakeUp() async {
    let bell = Bell()
    await withTaskGroup { group in
      group.addTask(name: "sleeper") { await bell.wait() }
      group.addTask(name: "ringer") { await bell.ring() }
    }
  }

  private actor Lease {
    private var owner: String?
    private var expiry = ContinuousClock.now
    func take(_ name: String) -> Bool {
      guard owner == nil || expiry < .now else { return false }
      (owner, expiry) = (name, .now + .milliseconds(5))
      return true
    }
    func give(_ name: String) throws {
      guard owner == name else { throw Stolen(owner: owner) }
      owner = nil
    }
  }

  private struct Stolen: Error { var owner: String? }

  /// Two workers hold a lease for longer than it lasts.
  static func leases() async throws {
    let lease = Lease()
    try await withThrowingTaskGroup { group in
      for name in ["worker 1", "worker 2"] {
        group.addTask(name: name) {
          for _ in 0..<3 {
            while await !lease.take(name) { try await Task.sleep(for: .milliseconds(3)) }
            try await Task.sleep(for: .milliseconds(8))
            try await lease.give(name)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// A task is cancelled before it has put itself down to be told.
  static func cancellation() async {
    let bell = Bell()
    let waiter = Task(name: "waiter") {
      await withTaskCancellationHandler {
        await bell.wait()
      } onCancel: {
        Task(name: "handler") { await bell.ring() }
      }
    }
    let canceller = Task(name: "canceller") { waiter.cancel() }
    await canceller.value
    await waiter.value
  }

  /// A consumer that takes one element too many.
  static func stream() async {
    let (stream, source) = AsyncStream.makeStream(of: Int.self)
    await withTaskGroup { group in
      group.addTask(name: "producer") {
        for number in 0..<2 {
          source.yield(number)
          await Task.yield()
        }
      }
      group.addTask(name: "consumer") {
        var elements = stream.makeAsyncIterator()
        for _ in 0..<3 { _ = await elements.next() }
      }
    }
  }

  /// More columns and longer names than a line can hold.
  static func longNames() async {
    let bell = Bell()
    await withTaskGroup { group in
      for number in 0..<4 {
        group.addTask(name: "the messenger who comes to the house as number \(number)") {
          await bell.ring()
          await Task.yield()
        }
      }
      group.addTask(name: "the sleeper whom the messengers are to wake up") { await bell.wait() }
    }
  }

  /// Tasks that do all they do in one step share a column.
  static func manyTasks() async {
    let bell = Bell()
    await withTaskGroup { group in
      for number in 0..<6 { group.addTask(name: "note \(number)") {} }
      group.addTask(name: "sleeper") { await bell.wait() }
    }
  }

  private struct Refused: Error {}

  static func throwing() async throws {
    let work = Task(name: "work") { throw Refused() }
    try await work.value
  }
}
