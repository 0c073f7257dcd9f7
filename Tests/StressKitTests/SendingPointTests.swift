import Testing

@testable import StressKit

/// Points after what lets another task go on: a cancellation, and a value for a stream.
@Suite struct SendingPointTests {
  struct Sending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Writes "sent" after the sending; another task writes "got it" because of it.
    let program: @Sendable (Log) async throws -> Void
  }

  /// Waits until it is cancelled.
  @Sendable private static func wait(_ log: Log) async {
    try? await Task.sleep(for: .seconds(3600))
    log.write("got it")
  }

  private static let cancellations = [
    Sending(testDescription: "cancel of a task") { log in
      let task = Task { await wait(log) }
      await Task.yield()
      task.cancel()
      log.write("sent")
      await task.value
    },
    Sending(testDescription: "cancel of the current task") { log in
      let (stream, continuation) = AsyncStream<Int>.makeStream()
      let other = Task {
        for await _ in stream {}
        log.write("got it")
      }
      await Task.yield()
      await Task {
        await withTaskCancellationHandler {
          unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
          log.write("sent")
        } onCancel: {
          continuation.finish()
        }
      }.value
      await other.value
    },
    Sending(testDescription: "cancelAll of a group") { log in
      await withTaskGroup { group in
        group.addTask { await wait(log) }
        await Task.yield()
        group.cancelAll()
        log.write("sent")
      }
    },
    Sending(testDescription: "cancelAll of a throwing group") { log in
      try await withThrowingTaskGroup { group in
        group.addTask { await wait(log) }
        await Task.yield()
        group.cancelAll()
        log.write("sent")
        try await group.waitForAll()
      }
    },
    Sending(testDescription: "cancelAll of a discarding group") { log in
      await withDiscardingTaskGroup { group in
        group.addTask { await wait(log) }
        await Task.yield()
        group.cancelAll()
        log.write("sent")
      }
    },
    Sending(testDescription: "cancelAll of a throwing discarding group") { log in
      try await withThrowingDiscardingTaskGroup { group in
        group.addTask { await wait(log) }
        await Task.yield()
        group.cancelAll()
        log.write("sent")
      }
    },
  ]

  /// A consumer of a stream, and what the body does with the continuation.
  private static func stream(
    _ name: String,
    _ send: @escaping @Sendable (AsyncStream<Int>.Continuation) -> Void
  ) -> Sending {
    Sending(testDescription: name) { log in
      let (stream, continuation) = AsyncStream<Int>.makeStream()
      let consumer = Task {
        for await _ in stream { break }
        log.write("got it")
      }
      await Task.yield()
      send(continuation)
      log.write("sent")
      await consumer.value
    }
  }

  private static let all =
    cancellations + [
      stream("yield of a stream") { $0.yield(1) },
      stream("yield(with:) of a stream") { $0.yield(with: .success(1)) },
      stream("finish of a stream") { $0.finish() },
    ]

  @Test(arguments: all)
  func `The other task may go on before the sender does`(sending: Sending) throws {
    #expect(try PointOutcomes.of(spread: 0, sending.program) == ["sent got it": 200])
    let found = try PointOutcomes.of(spread: 1, sending.program)
    #expect(Set(found.keys) == ["sent got it", "got it sent"])
  }
}
