import Synchronization
import WorkflowEngine

/// A sink for lines that refuses every third write.
final class FailingLog: Sendable {
  struct Full: Error {}

  private let state = Mutex((writes: 0, lines: 0))

  /// The number of accepted lines.
  var lines: Int { state.withLock { $0.lines } }

  var sink: LineSink {
    LineSink { bytes in
      try self.state.withLock { state in
        state.writes += 1
        if state.writes.isMultiple(of: 3) { throw Full() }
        state.lines += bytes.count { $0 == UInt8(ascii: "\n") }
      }
    }
  }
}
