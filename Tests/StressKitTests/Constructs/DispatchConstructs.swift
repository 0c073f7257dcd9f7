import Dispatch
import Foundation
import Testing

/// Dispatch.
enum DispatchConstructs {
  static let all: [Construct] = mainQueue + otherQueues

  static let mainQueue: [Construct] = [
    Construct("`DispatchQueue.main.async`", .always(["0", "1", "after"])) { log in
      for number in 0..<2 { DispatchQueue.main.async { log.write("\(number)") } }
      await withCheckedContinuation { continuation in
        DispatchQueue.main.async { continuation.resume() }
      }
      log.write("after")
    },
    Construct("`DispatchQueue.main.asyncAfter`", .always(["1", "2"])) { log in
      let start = ContinuousClock.now
      await withCheckedContinuation { continuation in
        for delay in [2, 1] {
          DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(delay)) {
            log.write("\(Int((ContinuousClock.now - start) / .seconds(1)))")
            if delay == 2 { continuation.resume() }
          }
        }
      }
    },
    Construct("`DispatchQueue.main.async(group:)`", .always(["block"])) { log in
      let group = DispatchGroup()
      DispatchQueue.main.async(group: group) { log.write("block") }
      await MainActor.run {}
      while !log.lines.contains("block") { await Task.yield() }
    },
    Construct("`DispatchQueue.main.sync`", .always(["earlier", "inside", "after"])) { log in
      DispatchQueue.main.async { log.write("earlier") }
      DispatchQueue.main.sync { log.write("inside") }
      log.write("after")
    },
    Construct("`DispatchQueue.concurrentPerform`", .exactly(6)) { log in
      func loop() { DispatchQueue.concurrentPerform(iterations: 3) { log.write("\($0)") } }
      loop()
    },
    Construct("`sync` on a queue that is free", .always(["inside"])) { log in
      DispatchQueue(label: "free").sync { log.write("inside") }
    },
  ]

  private static func queued(
    _ name: String,
    _ submit: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
  ) -> Construct {
    Construct(name, .always(["resumed"]), file: #fileID) { log in
      await withCheckedContinuation { continuation in submit { continuation.resume() } }
      log.write("resumed")
    }
  }

  static let otherQueues: [Construct] = [
    Construct("`DispatchQueue.async`, in order", .always(["0", "1", "after"])) { log in
      let queue = DispatchQueue(label: "own")
      for number in 0..<2 { queue.async { log.write("\(number)") } }
      await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
      log.write("after")
    },
    Construct("`DispatchQueue.global().async`", .exactly(6)) { log in
      let group = DispatchGroup()
      for number in 0..<3 { DispatchQueue.global().async(group: group) { log.write("\(number)") } }
      await withCheckedContinuation { continuation in
        group.notify(queue: .global()) { continuation.resume() }
      }
    },
    Construct("`DispatchQueue.async(flags: .barrier)`", .exactly(2)) { log in
      let queue = DispatchQueue(label: "own", attributes: .concurrent)
      for number in 0..<2 { queue.async { log.write("\(number)") } }
      queue.async(flags: .barrier) { log.write("barrier") }
      await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    },
    queued("`DispatchQueue.async(group:)`") {
      DispatchQueue.global().async(group: DispatchGroup(), execute: $0)
    },
    queued("`DispatchWorkItem`") { work in
      DispatchQueue.global().async(execute: DispatchWorkItem { work() })
    },
    queued("`DispatchQueue.asyncAfter`, after virtual time") {
      DispatchQueue.global().asyncAfter(deadline: .now() + 1_000, execute: $0)
    },
    queued("`DispatchGroup.notify`") { DispatchGroup().notify(queue: .global(), execute: $0) },
    queued("work that a queue's work starts") { work in
      DispatchQueue.global().async { DispatchQueue.global().async(execute: work) }
    },
    Construct("timers of dispatch, in virtual time", .always(["1", "2", "3"])) { log in
      let queue = DispatchQueue(label: "timer")
      let timer = DispatchSource.makeTimerSource(queue: queue)
      await withCheckedContinuation { continuation in
        var fired = 0
        timer.setEventHandler {
          fired += 1
          log.write("\(fired)")
          if fired == 3 { timer.cancel() }
        }
        timer.setCancelHandler { continuation.resume() }
        timer.schedule(deadline: .now() + 3_600, repeating: 3_600)
        timer.resume()
      }
    },
    queued("a timer of dispatch that fires once") { work in
      let timer = DispatchSource.makeTimerSource(queue: .global())
      timer.setEventHandler {
        timer.cancel()
        work()
      }
      timer.schedule(deadline: .now() + .milliseconds(1))
      timer.activate()
    },
    queued("a source to which code adds data") { work in
      let source = DispatchSource.makeUserDataAddSource(queue: .global())
      source.setEventHandler {
        source.cancel()
        work()
      }
      source.activate()
      source.add(data: 1)
    },
    queued("a queue that is suspended") { work in
      let queue = DispatchQueue(label: "suspended")
      queue.suspend()
      queue.async(execute: work)
      queue.resume()
    },
    queued("a queue that is inactive") { work in
      let queue = DispatchQueue(label: "inactive", attributes: .initiallyInactive)
      queue.async(execute: work)
      queue.activate()
    },
    queued("`DispatchWorkItem.notify`") { work in
      let item = DispatchWorkItem {}
      item.notify(queue: .global(), execute: work)
      DispatchQueue.global().async(execute: item)
    },
    // One task writes to both pipes, and their sources are on a concurrent queue.
    Construct("a source of dispatch for a pipe", .exactly(2)) { log in
      let pipes = [Pipe(), Pipe()]
      await withTaskGroup { group in
        for (number, pipe) in pipes.enumerated() {
          let end = pipe.fileHandleForReading.fileDescriptor
          let source = DispatchSource.makeReadSource(fileDescriptor: end)
          group.addTask {
            await withCheckedContinuation { continuation in
              source.setEventHandler {
                log.write("\(number): \(source.data)")
                source.cancel()
              }
              source.setCancelHandler { continuation.resume() }
              source.resume()
            }
          }
        }
        group.addTask {
          for pipe in pipes { pipe.fileHandleForWriting.write(Data([1, 2])) }
        }
      }
    },
    queued("a source of dispatch for a pipe with room") { work in
      let pipe = Pipe()
      let end = pipe.fileHandleForWriting.fileDescriptor
      let source = DispatchSource.makeWriteSource(fileDescriptor: end)
      source.setEventHandler {
        source.cancel()
        _ = pipe
        work()
      }
      source.activate()
    },
    Construct("`FileHandle.readabilityHandler` of a pipe", .always(["ping", "end"])) { log in
      let pipe = Pipe()
      await withCheckedContinuation { continuation in
        pipe.fileHandleForReading.readabilityHandler = { handle in
          let data = handle.availableData
          log.write(data.isEmpty ? "end" : String(decoding: data, as: UTF8.self))
          guard data.isEmpty else { return }
          handle.readabilityHandler = nil
          continuation.resume()
        }
        pipe.fileHandleForWriting.write(Data("ping".utf8))
        Thread { try? pipe.fileHandleForWriting.close() }.start()
      }
    },
    Construct(
      "sources of dispatch for files, network sockets, processes and signals",
      .named("dispatch source made"),
      .always(["written"])
    ) { log in
      let socket = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
      let source = DispatchSource.makeWriteSource(fileDescriptor: socket)
      await withCheckedContinuation { continuation in
        source.setEventHandler { source.cancel() }
        source.setCancelHandler { continuation.resume() }
        source.resume()
      }
      close(socket)
      log.write("written")
    },
  ]
}
