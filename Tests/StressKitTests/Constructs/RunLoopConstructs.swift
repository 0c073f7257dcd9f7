import Foundation
import Testing

/// Run loops of threads.
///
/// Their locks belong to the whole process, so the tests run these constructs in a process of their own.
enum RunLoopConstructs {
  static let all: [Construct] = [
    Construct("timers of a `RunLoop`, in virtual time", .always(["0", "1"])) { log in
      await run(loopsOf: [3_600, 7_200]) { log.write("\($0)") }
    },
    Construct("timers of two run loops that are due at once", .exactly(2)) { log in
      await run(loopsOf: [3_600, 3_600]) { log.write("\($0)") }
    },
    Construct("a timer of a `RunLoop` that repeats", .always(["3600", "7200", "end"])) { log in
      let start = Date()
      await withCheckedContinuation { continuation in
        Thread {
          _ = Timer.scheduledTimer(withTimeInterval: 3_600, repeats: true) { _ in
            log.write("\(Int(Date().timeIntervalSince(start)))")
          }
          RunLoop.current.run(until: Date(timeIntervalSinceNow: 9_000))
          log.write("end")
          continuation.resume()
        }
        .start()
      }
    },
  ]

  /// Runs a loop with a timer on a thread of its own for each delay, in seconds.
  private static func run(
    loopsOf delays: [TimeInterval],
    _ fired: @escaping @Sendable (Int) -> Void
  ) async {
    await withTaskGroup { group in
      for (number, delay) in delays.enumerated() {
        group.addTask {
          await withCheckedContinuation { continuation in
            Thread {
              let due = Date(timeIntervalSinceNow: delay)
              let timer = Timer(fire: due, interval: 0, repeats: false) { _ in fired(number) }
              RunLoop.current.add(timer, forMode: .default)
              _ = RunLoop.current.run(mode: .default, before: .distantFuture)
              continuation.resume()
            }
            .start()
          }
        }
      }
    }
  }
}
