import Synchronization

@testable import WorkflowEngine

/// A sink in memory that can refuse lines.
final class LineBox: Sendable {
  struct Full: Error, Equatable {}

  private let state = Mutex((bytes: [UInt8](), isFull: false, flushes: 0))

  /// A sink that writes here.
  var sink: LineSink {
    LineSink(flush: { self.state.withLock { $0.flushes += 1 } }) { bytes in
      try self.state.withLock { state in
        if state.isFull { throw Full() }
        state.bytes += bytes
      }
    }
  }

  /// Whether it refuses lines.
  var isFull: Bool {
    get { state.withLock { $0.isFull } }
    set { state.withLock { $0.isFull = newValue } }
  }

  var flushes: Int { state.withLock { $0.flushes } }

  var text: String { String(decoding: state.withLock { $0.bytes }, as: UTF8.self) }

  /// The lines; the last one also ends with a line end.
  var lines: [Substring] { text.split(separator: "\n") }
}
