import Synchronization

@testable import WorkflowEngine

/// Takes lines, or refuses them.
final class LineBox: Sendable {
  struct Full: Error, Equatable {}

  private let state = Mutex((bytes: [UInt8](), isFull: false, flushes: 0))

  /// Writes here.
  var sink: LineSink {
    LineSink(flush: { self.state.withLock { $0.flushes += 1 } }) { bytes in
      try self.state.withLock { state in
        if state.isFull { throw Full() }
        state.bytes += bytes
      }
    }
  }

  /// Whether it refuses what comes.
  var isFull: Bool {
    get { state.withLock { $0.isFull } }
    set { state.withLock { $0.isFull = newValue } }
  }

  var flushes: Int { state.withLock { $0.flushes } }

  var text: String { String(decoding: state.withLock { $0.bytes }, as: UTF8.self) }

  /// The lines; the last one has an end as well.
  var lines: [Substring] { text.split(separator: "\n") }
}
