internal import CStressRuntime
internal import Foundation
internal import Synchronization

/// One worker process, as its command sees it.
final class WorkerProcess {
  /// What happened to it since it was last looked at.
  struct News {
    var replies: [WorkerReply] = []
    var output: [String] = []
    /// Whether it will say nothing more.
    var hasEnded = false
  }

  /// Identifiers of the worker processes that have not been waited for.
  private static let live = Mutex<Set<pid_t>>([])

  let record: ProgressRecord
  /// Ready to read when it has replied, and when it has ended.
  let replies: Int32
  /// What the code under test writes.
  let output: Int32
  private let requests: Int32
  private let identifier: pid_t
  private var replyLines = LineBuffer()
  private var outputLines = LineBuffer()

  /// The plan that it is ready for, or is being made ready for.
  var plan: IterationPlan?
  /// What it is at work on.
  var unit: WorkUnit?
  /// Whether it is still being made ready.
  var isPreparing = false
  /// The last line of a fatal error that it has written.
  private(set) var fatalLine: String?

  private var lastBeat: UInt64 = 0
  private var lastMoved = ContinuousClock.now

  /// Starts a worker.
  /// - Throws: `WorkerError` when the system refuses.
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
  /// A process that has ended is noticed when it is read from.
  func send(_ request: WorkerRequest) throws {
    _ = Descriptor.write(try WorkerWire.line(request), to: requests)
    lastMoved = .now
  }

  /// Reads what has come, without waiting.
  ///
  /// - Returns: Replies in order, and lines of the code under test.
  /// - Throws: `WorkerError` for a reply that makes no sense.
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
    // What it has written before a reply is there when the reply is.
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

  /// How long nothing has moved in it, as far as this has been asked.
  var stillness: Duration {
    let beat = record.beat
    if beat != lastBeat {
      lastBeat = beat
      lastMoved = .now
    }
    return .now - lastMoved
  }

  /// Ends it, whatever it does.
  /// - Returns: Its status, as `waitpid` gives it.
  func end() -> Int32 {
    kill(identifier, SIGKILL)
    return reap()
  }

  /// Waits for a process that has closed its replies, as it does when it ends.
  ///
  /// - Returns: Its status, as `waitpid` gives it.
  func reap() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    Self.live.withLock { _ = $0.remove(identifier) }
    return status
  }
}
