import Foundation
import Testing

/// Threads, processes and files.
enum SystemConstructs {
  actor Counter {
    private(set) var value = 0
    func increment() { value += 1 }
  }

  static let all: [Construct] = [
    Construct("files", .always(["written"])) { log in
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try "written".write(to: file, atomically: true, encoding: .utf8)
      log.write(try String(contentsOf: file, encoding: .utf8))
      try FileManager.default.removeItem(at: file)
    },
    Construct("`JSONEncoder` and its like", .always([#"{"a":1,"b":2}"#])) { log in
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      log.write(String(decoding: try encoder.encode(["b": 2, "a": 1]), as: UTF8.self))
    },
    Construct("a pipe that has something to read", .always(["ping"])) { log in
      let pipe = Pipe()
      try pipe.fileHandleForWriting.write(contentsOf: Data("ping".utf8))
      try pipe.fileHandleForWriting.close()
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      log.write(String(decoding: data, as: UTF8.self))
    },
    Construct("`Thread`", .named("thread started"), .always(["resumed"])) { log in
      await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume() }
        thread.start()
      }
      log.write("resumed")
    },
    Construct("a task that a thread starts", .named("thread started"), .always(["1"])) { log in
      let counter = Counter()
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          Task {
            await counter.increment()
            continuation.resume()
          }
        }
      }
      log.write("\(await counter.value)")
    },
    Construct("sockets", .named("connection made"), .always(["0"])) { log in
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      log.write("\(listen(listener, 1))")
      close(listener)
    },
    Construct("`OperationQueue`", .named("work put on a dispatch queue"), .always(["resumed"])) {
      log in
      await withCheckedContinuation { continuation in
        OperationQueue().addOperation { continuation.resume() }
      }
      log.write("resumed")
    },
    Construct("`Process`", .named("process started"), .always(["0"])) { log in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/true")
      let status = try await withCheckedThrowingContinuation { continuation in
        process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
        do { try process.run() } catch { continuation.resume(throwing: error) }
      }
      log.write("\(status)")
    },
  ]
}
