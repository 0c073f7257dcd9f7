// For lost wake-ups: a flag is cleared too early, or a wake-up finds no waiter.
extension Claim {
  /// Claims that every wait is answered once, and that every answer finds a waiter.
  ///
  /// - Parameters:
  ///   - events: The events, in order, until the end.
  ///   - steps: The waits and answers in an event; only ``WaitStep/waiting(_:)`` and
  ///     ``WaitStep/answered(_:)`` count here.
  /// - Returns: A claim that shows each answer without a waiter, and each wait without an answer.
  /// - Complexity: O(n).
  public static func answeredOnce<Event, Key>(
    _ events: [Event],
    _ steps: (Event) -> [WaitStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var waits = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .waiting(let key): waits.enter(key, at: index)
        case .answered(let key):
          if !waits.leave(key) { check.object(at: index) { _ in "nobody waits on \(key)" } }
        case .unblocked, .blocked, .cleared: break
        }
      }
    }
    for (index, key) in waits.open {
      check.object(at: index) { _ in "\(key) is never answered" }
    }
    return check.claim("one answer to each wait")
  }

  /// Claims that, at the end, no waiter is left that could be served.
  ///
  /// - Parameters:
  ///   - events: The events, in order, until the end.
  ///   - steps: The waits and answers in an event; a key is blocked before its first step.
  /// - Returns: A claim that shows each forgotten waiter, and the event that unblocked it.
  /// - Complexity: O(n).
  public static func noneLeftWaiting<Event, Key>(
    _ events: [Event],
    _ steps: (Event) -> [WaitStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var waits = Stays<Key>()
    var unblocked: [Key: Int] = [:]
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .waiting(let key): waits.enter(key, at: index)
        case .answered(let key): waits.leave(key)
        case .unblocked(let key): unblocked[key] = index
        case .blocked(let key): unblocked[key] = nil
        case .cleared: break
        }
      }
    }
    for (index, key) in waits.open {
      guard let unblocking = unblocked[key] else { continue }
      check.object(at: index) { "left waiting on \(key), unblocked by \($0.text(of: unblocking))" }
    }
    return check.claim("nobody left waiting who could be served")
  }

  /// Claims that a flag was cleared only while there was no waiter.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - steps: The waits, answers and flag changes in an event; only ``WaitStep/waiting(_:)``,
  ///     ``WaitStep/answered(_:)`` and ``WaitStep/cleared(_:)`` count here.
  /// - Returns: A claim that shows each clearing that came too early, and the waiter that it
  ///   forgets.
  /// - Complexity: O(n).
  public static func clearedWhenIdle<Event, Key>(
    _ events: [Event],
    _ steps: (Event) -> [WaitStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var waits = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .waiting(let key): waits.enter(key, at: index)
        case .answered(let key): waits.leave(key)
        case .cleared(let key):
          if let waiting = waits.latest(of: key) {
            check.object(at: index) { "\(key) cleared while \($0.text(of: waiting)) waits" }
          }
        case .unblocked, .blocked: break
        }
      }
    }
    return check.claim("flags cleared only while nobody waits")
  }
}
