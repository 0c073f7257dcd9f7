import Foundation
import Testing

/// Continuations and streams.
enum ContinuationConstructs {
  struct Failure: Error {}

  static let all: [Construct] = continuations + streams + foreign

  static let continuations: [Construct] = [
    Construct("a continuation resumed before its task suspends", .always(["1", "2"])) { log in
      log.write("\(await withCheckedContinuation { $0.resume(returning: 1) })")
      log.write("\(unsafe await withUnsafeContinuation { unsafe $0.resume(returning: 2) })")
    },
    Construct("a continuation resumed by another task", .always(["resumed", "awaited"])) { log in
      await withCheckedContinuation { continuation in
        Task {
          log.write("resumed")
          continuation.resume()
        }
      }
      log.write("awaited")
    },
    Construct("an unsafe continuation resumed by another task", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            unsafe await withUnsafeContinuation { continuation in
              Task { unsafe continuation.resume() }
            }
            log.write(name)
          }
        }
      }
    },
    Construct("a continuation resumed with an error", .always(["threw", "threw"])) { log in
      do {
        try await withCheckedThrowingContinuation {
          (continuation: CheckedContinuation<Void, any Error>) in
          Task { continuation.resume(throwing: Failure()) }
        }
      } catch { log.write("threw") }
      do {
        unsafe try await withUnsafeThrowingContinuation {
          (continuation: UnsafeContinuation<Void, any Error>) in
          unsafe continuation.resume(throwing: Failure())
        }
      } catch { log.write("threw") }
    },
  ]

  static let streams: [Construct] = [
    Construct("`AsyncStream`", .several) { log in
      let stream = AsyncStream<Int> { continuation in
        Task {
          for number in 0..<2 {
            log.write("send \(number)")
            continuation.yield(number)
            await Task.yield()
          }
          continuation.finish()
        }
      }
      for await number in stream { log.write("got \(number)") }
    },
    Construct("`AsyncThrowingStream`", .always(["0", "threw"])) { log in
      let stream = AsyncThrowingStream<Int, any Error> { continuation in
        Task {
          continuation.yield(0)
          continuation.finish(throwing: Failure())
        }
      }
      do { for try await number in stream { log.write("\(number)") } } catch { log.write("threw") }
    },
    Construct("a buffer that drops, and `map` over a stream", .always(["20"])) { log in
      let (stream, continuation) = AsyncStream<Int>.makeStream(bufferingPolicy: .bufferingNewest(1))
      for number in 0..<3 { continuation.yield(number) }
      continuation.finish()
      for await number in stream.map({ $0 * 10 }) { log.write("\(number)") }
    },
  ]

  static let foreign: [Construct] = [
    Construct("a continuation resumed by a thread", .always(["resumed"])) { log in
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume() }
      }
      log.write("resumed")
    },
    Construct(
      "a continuation resumed by a thread that is slow",
      .always(["resumed"])
    ) { log in
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var sum = 0.0
          for number in 1...20_000 { sum += Double(number).squareRoot() }
          precondition(sum > 0)
          continuation.resume()
        }
      }
      log.write("resumed")
    },
    Construct(
      "a time limit beside a thread's answer",
      .always(["answered"])
    ) { log in
      await withTaskGroup(of: String.self) { group in
        group.addTask {
          await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: "answered") }
          }
        }
        group.addTask {
          try? await Task.sleep(for: .seconds(5))
          return "too late"
        }
        log.write(await group.next() ?? "nothing")
        group.cancelAll()
      }
    },
  ]
}
