internal import Foundation
internal import Synchronization

@testable import StressKit

/// System calls that fail on request, and count their calls.
final class FailingCalls: Sendable {
  private struct State {
    var made = 0
    var renames = 0
  }

  private let state = Mutex(State())
  private let failing: @Sendable (Int) -> Int32?

  /// - Parameter failing: The error number of the call with this number, from 0, or nil.
  init(_ failing: @escaping @Sendable (Int) -> Int32?) {
    self.failing = failing
  }

  var made: Int { state.withLock { $0.made } }
  var renames: Int { state.withLock { $0.renames } }

  var calls: FileCalls {
    FileCalls(
      write: { self.call() ?? FileCalls.system.write($0, $1) },
      synchronize: { self.call() ?? FileCalls.system.synchronize($0) },
      rename: {
        if let failure = self.call() { return failure }
        self.state.withLock { $0.renames += 1 }
        return FileCalls.system.rename($0, $1)
      }
    )
  }

  /// The same, but only writes are counted and fail.
  var writeCalls: FileCalls {
    var result = FileCalls.system
    result.write = { self.call() ?? FileCalls.system.write($0, $1) }
    return result
  }

  private func call() -> Int? {
    let number = state.withLock { state in
      defer { state.made += 1 }
      return state.made
    }
    return failing(number).map { -Int($0) }
  }
}
