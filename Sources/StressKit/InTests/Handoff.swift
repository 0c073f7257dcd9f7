internal import Synchronization

/// Passes values from a thread, which never waits, to one task, which does.
final class Handoff<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value?] = []
    var waiting: CheckedContinuation<Value?, Never>?
  }

  private let state = Mutex(State())

  /// Passes a value; nil means that no more follow.
  func put(_ value: Value?) {
    let waiting = state.withLock { state -> CheckedContinuation<Value?, Never>? in
      guard let waiting = state.waiting else {
        state.values.append(value)
        return nil
      }
      state.waiting = nil
      return waiting
    }
    waiting?.resume(returning: value)
  }

  /// Waits for the next value, even in a canceled task.
  /// - Returns: The value, or nil if no more follow.
  func take() async -> Value? {
    await withCheckedContinuation { continuation in
      let value = state.withLock { state -> Value?? in
        guard state.values.isEmpty else { return .some(state.values.removeFirst()) }
        state.waiting = continuation
        return .none
      }
      if case .some(let value) = value { continuation.resume(returning: value) }
    }
  }
}
