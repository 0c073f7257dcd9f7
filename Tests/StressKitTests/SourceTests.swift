import Dispatch
import Foundation
import Testing

@testable import StressKit

/// Dispatch sources that control runs: timers, and sources to which code adds data.
struct SourceTests {
  /// Runs a program under 200 seeds on carriers; returns what it wrote, with the number of times.
  private static func outcomes(
    _ program: @escaping @Sendable (Log) async throws -> Void
  ) throws -> [String: Int] {
    var found: [String: Int] = [:]
    for seed in 0..<UInt64(200) {
      let log = Log()
      let run = try ControlledRun(seed: seed, onCarriers: true) { try await program(log) }
      #expect(run.escapes == [])
      found[run.hasFinished ? log.lines.joined(separator: " ") : "deadlock", default: 0] += 1
    }
    return found
  }

  private static func end(of timer: any DispatchSourceTimer) async {
    await withCheckedContinuation { continuation in
      timer.setCancelHandler { continuation.resume() }
      timer.resume()
    }
  }

  @Test func `A cancelled timer does not fire again`() throws {
    let found = try Self.outcomes { log in
      let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "timer"))
      timer.setEventHandler {
        log.write("fired")
        timer.cancel()
      }
      timer.schedule(deadline: .now() + 1, repeating: 1)
      await Self.end(of: timer)
      try await Task.sleep(for: .seconds(10))
    }
    #expect(found == ["fired": 200])
  }

  @Test func `A timer that is set again fires at its new time`() throws {
    let found = try Self.outcomes { log in
      let start = DispatchTime.now()
      let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "timer"))
      timer.setEventHandler {
        let waited = DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds
        log.write("\(waited / 1_000_000_000)")
        timer.cancel()
      }
      timer.schedule(deadline: start + 1)
      timer.schedule(deadline: start + 3)
      await Self.end(of: timer)
    }
    #expect(found == ["3": 200])
  }

  @Test func `A timer that is suspended fires once when it is resumed, and counts`() throws {
    let found = try Self.outcomes { log in
      let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "timer"))
      timer.setEventHandler {
        log.write("\(timer.data)")
        timer.cancel()
      }
      timer.schedule(deadline: .now() + 1, repeating: 1)
      timer.activate()
      timer.suspend()
      try await Task.sleep(for: .milliseconds(3_500))
      await Self.end(of: timer)
    }
    #expect(found == ["3": 200])
  }

  @Test func `A timer that nobody holds any more does not fire`() throws {
    let found = try Self.outcomes { log in
      do {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "timer"))
        timer.setEventHandler { log.write("fired") }
        timer.setCancelHandler { log.write("cancelled") }
        timer.schedule(deadline: .now() + 1)
        timer.resume()
      }
      try await Task.sleep(for: .seconds(10))
      log.write("end")
    }
    #expect(found == ["end": 200])
  }

  @Test func `Data that comes before the handler runs is added up`() throws {
    let found = try Self.outcomes { log in
      let source = DispatchSource.makeUserDataAddSource(queue: DispatchQueue(label: "data"))
      await withCheckedContinuation { continuation in
        source.setEventHandler {
          log.write("\(source.data)")
          if log.lines.compactMap(Int.init).reduce(0, +) == 3 { source.cancel() }
        }
        source.setCancelHandler { continuation.resume() }
        source.activate()
        source.add(data: 1)
        source.add(data: 2)
      }
    }
    #expect(Set(found.keys) == ["3", "1 2"])
  }

  @Test func `Work for a queue that is never resumed is a deadlock`() throws {
    let found = try Self.outcomes { _ in
      let queue = DispatchQueue(label: "suspended")
      queue.suspend()
      await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    }
    #expect(found == ["deadlock": 200])
  }

  @Test func `A source sees what a pipe holds, again after its handler, and the end`() throws {
    let found = try Self.outcomes { log in
      let pipe = Pipe()
      let end = pipe.fileHandleForReading.fileDescriptor
      let source = DispatchSource.makeReadSource(
        fileDescriptor: end,
        queue: DispatchQueue(label: "reader")
      )
      source.setEventHandler {
        log.write("\(source.data)")
        let data = (try? pipe.fileHandleForReading.read(upToCount: 3)) ?? Data()
        if data.isEmpty { source.cancel() }
      }
      pipe.fileHandleForWriting.write(Data("hello".utf8))
      try pipe.fileHandleForWriting.close()
      await withCheckedContinuation { continuation in
        source.setCancelHandler { continuation.resume() }
        source.activate()
      }
    }
    #expect(found == ["5 2 0": 200])
  }

  @Test func `A source for a pipe to which nobody writes is a deadlock`() throws {
    let found = try Self.outcomes { log in
      let pipe = Pipe()
      let end = pipe.fileHandleForReading.fileDescriptor
      let source = DispatchSource.makeReadSource(fileDescriptor: end)
      await withCheckedContinuation { continuation in
        source.setEventHandler { continuation.resume() }
        source.activate()
      }
      withExtendedLifetime((pipe, source)) {}
    }
    #expect(found == ["deadlock": 200])
  }

  @Test func `A suspended source for a pipe waits until it is resumed`() throws {
    let found = try Self.outcomes { log in
      let pipe = Pipe()
      let end = pipe.fileHandleForReading.fileDescriptor
      let source = DispatchSource.makeReadSource(fileDescriptor: end)
      pipe.fileHandleForWriting.write(Data([1]))
      source.setEventHandler {
        log.write("read")
        source.cancel()
      }
      source.activate()
      source.suspend()
      try await Task.sleep(for: .seconds(1))
      log.write("resumed")
      await withCheckedContinuation { continuation in
        source.setCancelHandler { continuation.resume() }
        source.resume()
      }
      _ = pipe
    }
    #expect(found == ["resumed read": 200])
  }

  @Test func `The handler of a source for a pipe never runs beside itself`() throws {
    let found = try Self.outcomes { log in
      let pipe = Pipe()
      let end = pipe.fileHandleForReading.fileDescriptor
      let source = DispatchSource.makeReadSource(fileDescriptor: end)
      let lock = NSLock()
      source.setEventHandler {
        log.write("begins")
        // A point at which the handler can be left while the pipe is still readable.
        lock.withLock {}
        let data = (try? pipe.fileHandleForReading.read(upToCount: 1)) ?? Data()
        log.write("ends")
        if data.isEmpty { source.cancel() }
      }
      await withCheckedContinuation { continuation in
        source.setCancelHandler { continuation.resume() }
        source.activate()
        pipe.fileHandleForWriting.write(Data([1]))
        try? pipe.fileHandleForWriting.close()
      }
    }
    #expect(found == ["begins ends begins ends": 200])
  }

  @Test func `What a process writes to a pipe comes before a deadlock`() async {
    // Foundation watches processes with one thread for all; tests elsewhere use it as well.
    await #expect(processExitsWith: .success) {
      for seed in 0..<UInt64(4) {
        let log = Log()
        let run = try ControlledRun(seed: seed, onCarriers: true) {
          await SourceTests.readLateOutput(into: log)
        }
        #expect(run.hasFinished)
        #expect(log.lines == ["late\n"])
      }
    }
  }

  private static func readLateOutput(into log: Log) async {
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "sleep 0.05; echo late"]
    process.standardOutput = pipe
    await withCheckedContinuation { continuation in
      pipe.fileHandleForReading.readabilityHandler = { handle in
        log.write(String(decoding: handle.availableData, as: UTF8.self))
        handle.readabilityHandler = nil
        continuation.resume()
      }
      try? process.run()
    }
    process.waitUntilExit()
  }
}
