// For missing fences: a former owner changes the state of its successor.
extension Claim {
  /// Claims that every accepted write carried the current token of its key.
  ///
  /// An event that is accepted and also ends an attempt has two steps: `[.accepted(task, token),
  /// .revoked(task)]`.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - steps: The effects of an event on tokens, in order; empty for other events.
  /// - Returns: A claim that shows each write with a stale token, and the event that made it stale.
  /// - Complexity: O(n).
  public static func onlyCurrentToken<Event, Key, Token>(
    _ events: [Event],
    _ steps: (Event) -> [TokenStep<Key, Token>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var latest: [Key: (token: Token?, index: Int)] = [:]
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .issued(let key, let token): latest[key] = (token, index)
        case .revoked(let key): latest[key] = (nil, index)
        case .accepted(let key, let token):
          guard let current = latest[key] else {
            check.object(at: index) { _ in "\(key) has no token" }
            continue
          }
          if current.token == token { continue }
          check.object(at: index) { check in
            let since = check.text(of: current.index)
            let owner = current.token.map { "\($0) is current" } ?? "none is current"
            return "\(token) is not the token of \(key): \(owner) since \(since)"
          }
        }
      }
    }
    return check.claim("the current token on every write")
  }

  /// Claims that the values of each key strictly increase.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - value: The key and the value of an event, such as a queue and a token; `nil` for other
  ///     events.
  /// - Returns: A claim that shows each value that is not larger than the previous one.
  /// - Complexity: O(n).
  public static func strictlyIncreasing<Event, Key: Hashable, Value: Comparable>(
    _ events: [Event],
    _ value: (Event) -> (Key, Value)?
  ) -> Claim {
    ordered(events, "each larger than the one before", value) { $0 < $1 }
  }

  /// Claims that the values of each key never decrease.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - value: The key and the value of an event, such as an attempt and the rank of its status;
  ///     `nil` for other events.
  /// - Returns: A claim that shows each value that is smaller than the previous one.
  /// - Complexity: O(n).
  public static func neverDecreasing<Event, Key: Hashable, Value: Comparable>(
    _ events: [Event],
    _ value: (Event) -> (Key, Value)?
  ) -> Claim {
    ordered(events, "none smaller than the one before", value) { $0 <= $1 }
  }

  private static func ordered<Event, Key: Hashable, Value: Comparable>(
    _ events: [Event],
    _ expected: String,
    _ value: (Event) -> (Key, Value)?,
    by isOrdered: (Value, Value) -> Bool
  ) -> Claim {
    var check = HistoryCheck(events)
    var latest: [Key: (value: Value, index: Int)] = [:]
    for (index, event) in events.enumerated() {
      guard let (key, value) = value(event) else { continue }
      if let before = latest[key], !isOrdered(before.value, value) {
        check.object(at: index) {
          "\(value) of \(key) after \(before.value) in \($0.text(of: before.index))"
        }
      }
      latest[key] = (value, index)
    }
    return check.claim(expected)
  }

  /// Claims that refused operations have no effect, before or after the refusal.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - refusal: The operation that an event refuses; `nil` for other events.
  ///   - effect: The operation that caused an event; `nil` for other events.
  /// - Returns: A claim that shows, for each refused operation with an effect, the first two
  ///   contradicting events.
  /// - Complexity: O(n).
  public static func refusedWithoutTrace<Event, Operation: Hashable>(
    _ events: [Event],
    refusal: (Event) -> Operation?,
    effect: (Event) -> Operation?
  ) -> Claim {
    var check = HistoryCheck(events)
    var refusals: [Operation: Int] = [:]
    var effects: [Operation: Int] = [:]
    var reported: Set<Operation> = []
    for (index, event) in events.enumerated() {
      if let operation = refusal(event) {
        if refusals[operation] == nil { refusals[operation] = index }
        if let earlier = effects[operation], reported.insert(operation).inserted {
          check.object(at: index) {
            "\(operation) is refused, and has had an effect: \($0.text(of: earlier))"
          }
        }
      }
      if let operation = effect(event) {
        if effects[operation] == nil { effects[operation] = index }
        if let earlier = refusals[operation], reported.insert(operation).inserted {
          check.object(at: index) {
            "an effect of \(operation), which is refused: \($0.text(of: earlier))"
          }
        }
      }
    }
    return check.claim("no effect of what is refused")
  }
}
