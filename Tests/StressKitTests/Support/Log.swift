import Synchronization

/// Lines in the order in which tasks wrote them; writing is no scheduling point.
final class Log: Sendable {
  private let written = Mutex<[String]>([])

  var lines: [String] { written.withLock { $0 } }

  func write(_ line: String) {
    written.withLock { $0.append(line) }
  }
}
