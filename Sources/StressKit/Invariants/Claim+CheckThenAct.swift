// For check-then-act: state changes between a check and the action that relies on it.
extension Claim {
  /// Claims that each key has at most one event.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - key: The key of an event that may happen once, such as the started task; `nil` for other
  ///     events.
  /// - Returns: A claim that shows each repetition, with the first event of its key.
  /// - Complexity: O(n).
  public static func atMostOnce<Event, Key: Hashable>(
    _ events: [Event],
    _ key: (Event) -> Key?
  ) -> Claim {
    var check = HistoryCheck(events)
    var first: [Key: Int] = [:]
    for (index, event) in events.enumerated() {
      guard let key = key(event) else { continue }
      if let earlier = first[key] {
        check.object(at: index) { "\(key) again, after \($0.text(of: earlier))" }
      } else {
        first[key] = index
      }
    }
    return check.claim("each at most once")
  }

  /// Claims that each expected key has exactly one event, and that no other key has any.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - keys: The expected keys; duplicates do not count.
  ///   - key: The key of an event; `nil` for other events.
  /// - Returns: A claim that shows repetitions, events with unexpected keys, and expected keys
  ///   without an event.
  /// - Complexity: O(n + number of keys).
  public static func exactlyOnce<Event, Key: Hashable>(
    _ events: [Event],
    for keys: [Key],
    _ key: (Event) -> Key?
  ) -> Claim {
    var check = HistoryCheck(events)
    let expected = Set(keys)
    var first: [Key: Int] = [:]
    for (index, event) in events.enumerated() {
      guard let key = key(event) else { continue }
      if let earlier = first[key] {
        check.object(at: index) { "\(key) again, after \($0.text(of: earlier))" }
      } else {
        first[key] = index
        if !expected.contains(key) { check.object(at: index) { _ in "\(key) was not expected" } }
      }
    }
    var missed: Set<Key> = []
    for key in keys where first[key] == nil && missed.insert(key).inserted {
      check.object { _ in "\(key) never" }
    }
    return check.claim("each exactly once")
  }

  /// Claims that the stays of a key do not overlap.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - steps: The beginnings and ends of stays in an event; empty for other events. An end
  ///     without a beginning does not count.
  /// - Returns: A claim that shows each stay that begins too early, and the stay that it overlaps.
  /// - Complexity: O(n).
  public static func oneAtATime<Event, Key>(
    _ events: [Event],
    _ steps: (Event) -> [StayStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var stays = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .entered(let key):
          if let earlier = stays.latest(of: key) {
            check.object(at: index) { "\(key) is still in \($0.text(of: earlier))" }
          }
          stays.enter(key, at: index)
        case .left(let key): stays.leave(key)
        case .turnedAway: break
        }
      }
    }
    return check.claim("each one at a time")
  }

  /// Claims that all gates that an act needs were open when it happened.
  ///
  /// Examples of gates are a task's approval, the parents of a child, and a run that is not paused.
  /// `steps` is called once per event, in order, and may keep state, such as the parents of a
  /// child.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - state: The state of a gate before its first event.
  ///   - steps: The effects of an event on gates, and the gates that it needs, in order; empty for
  ///     other events.
  /// - Returns: A claim that shows each act whose gate was closed, and the event that closed it.
  /// - Complexity: O(n + number of gates that acts need).
  public static func onlyWhileOpen<Event, Gate>(
    _ events: [Event],
    atFirst state: GateState,
    _ steps: (Event) -> [GateStep<Gate>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var opened: Set<Gate> = []
    var closed: [Gate: Int] = [:]
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .opened(let gate):
          opened.insert(gate)
          closed[gate] = nil
        case .closed(let gate):
          opened.remove(gate)
          closed[gate] = index
        case .acted(let gates):
          for gate in gates {
            if let closing = closed[gate] {
              check.object(at: index) { "\(gate) is closed by \($0.text(of: closing))" }
            } else if state == .closed && !opened.contains(gate) {
              check.object(at: index) { _ in "\(gate) has not been opened" }
            }
          }
        }
      }
    }
    return check.claim("acts only while their gates are open")
  }
}
