internal import CStressRuntime
internal import Foundation
internal import Synchronization

/// One worker process, as seen by its command.
final class WorkerProcess {
  /// Replies and output since the last call of `news`.
  struct News {
    var replies: [WorkerReply] = []
    var output: [String] = []
    /// Whether the process has closed its pipe, so that no more replies follow.
    var hasEnded = false
  }

  /// The identifiers of worker processes that `waitpid` has not yet reaped.
  private static let live = Mutex<Set<pid_t>>([])

  let record: ProgressRecord
  /// The pipe for replies; it is ready to read after a reply and after the process ends.
  let replies: Int32
  /// The pipe for output of the code under test.
  let output: Int32
  private let requests: Int32
  private let identifier: pid_t
  private var replyLines = LineBuffer()
  private var outputLines = LineBuffer()

  /// The plan that the worker is prepared, or is being prepared, for.
  var plan: IterationPlan?
  /// The unit that the worker is running, or nil if it is idle.
  var unit: WorkUnit?
  /// Whether the worker is still preparing for its plan.
  var isPreparing = false
  /// The last line of a fatal error that the process has written.
  private(set) var fatalLine: String?

  private var lastBeat: UInt64 = 0
  private var lastMoved = ContinuousClock.now

  /// Starts a worker.
  /// - Throws: `WorkerError` if the system refuses.
  init() throws(WorkerError) {
    let launched = try WorkerLaunch.launch()
    identifier = launched.identifier
    requests = launched.requests
    replies = launched.replies
    output = launched.output
    record = launched.record
    Self.live.withLock { _ = $0.insert(launched.identifier) }
  }

  /// Kills every worker process of this command; any thread may call this.
  static func killAll() {
    live.withLock { for identifier in $0 { kill(identifier, SIGKILL) } }
  }

  deinit {
    for descriptor in [requests, replies, output] { close(descriptor) }
  }

  /// Sends a request.
  ///
  /// If the process has ended, the next call of `news` reports it.
  func send(_ request: WorkerRequest) throws {
    _ = Descriptor.write(try WorkerWire.line(request), to: requests)
    lastMoved = .now
  }

  /// Reads the available replies and output, without waiting.
  ///
  /// - Returns: The replies in order, and lines that the code under test wrote.
  /// - Throws: `WorkerError` for a reply that cannot be decoded.
  func news() throws -> News {
    var news = News()
    while let bytes = Descriptor.read(replies) {
      if bytes.isEmpty {
        news.hasEnded = true
        break
      }
      for line in replyLines.append(bytes) {
        do {
          news.replies.append(try WorkerWire.reply(line))
        } catch {
          throw WorkerError(description: "a worker process said something unreadable: \(error)")
        }
      }
    }
    // Output that the process wrote before a reply can be read as soon as the reply can.
    while let bytes = Descriptor.read(output), !bytes.isEmpty {
      for line in outputLines.append(bytes) {
        let text = String(decoding: line, as: UTF8.self)
        if let start = text.firstRange(of: "Fatal error: ")?.lowerBound {
          fatalLine = String(text[start...])
        }
        news.output.append(text)
      }
    }
    return news
  }

  /// The time without progress; a call notices progress since the call before it.
  var stillness: Duration {
    let beat = record.beat
    if beat != lastBeat {
      lastBeat = beat
      lastMoved = .now
    }
    return .now - lastMoved
  }

  /// Kills the process and waits for its end.
  /// - Returns: The status of the process from `waitpid`.
  func end() -> Int32 {
    kill(identifier, SIGKILL)
    return reap()
  }

  /// Waits for a process that has closed its pipe for replies; it does so when it ends.
  ///
  /// - Returns: The status of the process from `waitpid`.
  func reap() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    Self.live.withLock { _ = $0.remove(identifier) }
    return status
  }
}
