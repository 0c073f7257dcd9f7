import Foundation
import SystemCalls
import Testing

/// Threads, processes and files.
enum SystemConstructs {
  actor Counter {
    private(set) var value = 0
    func increment() { value += 1 }
  }

  /// Sets a timer on a descriptor; 0 seconds unset it.
  private static func set(_ timer: Int32, seconds: Int) {
    var value = itimerspec()
    value.it_value.tv_sec = seconds
    unsafe timerfd_settime(timer, 0, &value, nil)
  }

  static let all: [Construct] = [
    Construct("files", .always(["written"])) { log in
      // An identifier would be the same in an iteration with the same seed on another thread.
      let name = "race-stress-\(getpid())-\(pthread_self())"
      let file = FileManager.default.temporaryDirectory.appending(path: name)
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
    Construct("`Thread`", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            await withCheckedContinuation { continuation in
              Thread {
                log.write(name)
                continuation.resume()
              }.start()
            }
          }
        }
      }
    },
    Construct("a task that a thread starts", .always(["1"])) { log in
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
    Construct("`OperationQueue`", .exactly(2)) { log in
      let queue = OperationQueue()
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            await withCheckedContinuation { continuation in
              queue.addOperation {
                log.write(name)
                continuation.resume()
              }
            }
          }
        }
      }
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
    Construct(
      "`fork`, whatever becomes of the child",
      .named("process started"),
      .always(["killed by 9", "ended with 7", "ended with 113"])
    ) { log in
      func end(_ child: Int32) {
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        let signal = status & 0x7f
        log.write(signal == 0 ? "ended with \(status >> 8)" : "killed by \(signal)")
      }
      let killed = fork_process()
      if killed == 0 { raise(SIGKILL) }
      end(killed)
      let ending = fork_process()
      if ending == 0 { _exit(7) }
      end(ending)
      let suspending = fork_process()
      if suspending == 0 { await Task.yield() }
      end(suspending)
    },
    Construct("`system` and `popen`", .named("process started"), .always(["3", "said"])) { log in
      unsafe log.write("\(system("exit 3") >> 8)")
      guard let output = unsafe popen("echo said", "r") else { return }
      var line = [CChar](repeating: 0, count: 16)
      unsafe fgets(&line, 16, output)
      unsafe pclose(output)
      log.write(String(decoding: line.prefix(4).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    },
    // An hour and a second pass in virtual time, in this order, whoever begins.
    Construct("a timer on a descriptor", .always(["second", "hour"])) { log in
      func wait(_ seconds: Int, _ name: String) {
        let timer = timerfd_create(CLOCK_MONOTONIC, 0)
        set(timer, seconds: seconds)
        var count: UInt64 = 0
        unsafe read(timer, &count, 8)
        close(timer)
        if count == 1 { log.write(name) }
      }
      await withTaskGroup { group in
        group.addTask { wait(3600, "hour") }
        group.addTask { wait(1, "second") }
      }
    },
    Construct(
      "a timer on a descriptor that was set again or closed",
      .always(["5", "0", "nothing"])
    ) { log in
      func wait() {
        let timer = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK))
        set(timer, seconds: 1)
        set(timer, seconds: 5)
        var rest = itimerspec()
        unsafe timerfd_gettime(timer, &rest)
        log.write("\(rest.it_value.tv_sec)")
        set(timer, seconds: 0)
        unsafe timerfd_gettime(timer, &rest)
        log.write("\(rest.it_value.tv_sec)")
        set(timer, seconds: 1)
        close(timer)
        let next = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK))
        func nap() { sleep(10) }
        nap()
        var count: UInt64 = 0
        let got = unsafe read(next, &count, 8)
        close(next)
        log.write(got == -1 ? "nothing" : "a wake")
      }
      wait()
    },
    Construct(
      "a periodic timer of the operating system",
      .named("timer of the operating system set"),
      .always(["1"])
    ) { log in
      func wait() {
        let timer = timerfd_create(CLOCK_MONOTONIC, 0)
        var soon = itimerspec()
        soon.it_value.tv_nsec = 1_000_000
        soon.it_interval.tv_sec = 3600
        unsafe timerfd_settime(timer, 0, &soon, nil)
        var count: UInt64 = 0
        unsafe read(timer, &count, 8)
        close(timer)
        log.write("\(count)")
      }
      wait()
    },
    Construct("a thread of C11", .always(["5"])) { log in
      func run() {
        var (thread, result) = (thrd_t(), Int32(0))
        unsafe thrd_create(&thread, { _ in 5 }, nil)
        unsafe thrd_join(thread, &result)
        log.write("\(result)")
      }
      run()
    },
    Construct("looking up the address of a host", .named("connection made"), .always(["0"])) {
      log in
      var result: UnsafeMutablePointer<addrinfo>?
      unsafe log.write("\(getaddrinfo("localhost", nil, nil, &result))")
      unsafe freeaddrinfo(result)
    },
  ]
}
