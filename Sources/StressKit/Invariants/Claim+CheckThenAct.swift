// For check-then-act: what was checked is no longer so when the act follows.
extension Claim {
  /// Claims that no key has a second event.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - key: What may happen once: a task that is started, a decision that is made; nil for other events.
  /// - Returns: A claim that shows each repetition and the first event of its key.
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

  /// Claims that each key of a list has one event, and that no other key has any.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - keys: What must happen; repetitions in the list do not count.
  ///   - key: What has happened; nil for other events.
  /// - Returns: A claim that shows repetitions, events of keys that are not in the list, and the keys that
  ///   have none.
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

  /// Claims that no stay of a key begins before the one before it has ended.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - steps: What an event means to who is inside; empty for other events. An end without a beginning
  ///     does not count.
  /// - Returns: A claim that shows each event that begins too early, and whom it found inside.
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

  /// Claims that every act found all the gates open that it needs.
  ///
  /// The gate of a task is its approval, the parents of a child, a run that is not paused. `steps` is called
  /// once for each event, in order, and may remember what it saw: which parents a child has been given.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - state: How a gate stands before the first event about it.
  ///   - steps: What an event means to gates, taken one after the other; empty for other events.
  /// - Returns: A claim that shows each act and what had closed its gate.
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
