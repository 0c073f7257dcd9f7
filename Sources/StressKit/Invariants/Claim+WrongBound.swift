// For wrong bounds: a resource has no limit, has a wrong limit, or is not released.
extension Claim {
  /// The maximum number of keys inside to list.
  private static let shownInside = 5

  /// Claims that the number inside at once never exceeded a limit.
  ///
  /// - Parameters:
  ///   - limit: The maximum number inside.
  ///   - events: The events, in order.
  ///   - steps: The beginnings and ends of stays in an event; empty for other events. A second stay
  ///     of a key counts too; an end without a beginning does not.
  /// - Returns: A claim that shows each event that exceeds the limit, and the keys inside.
  /// - Complexity: O(n).
  public static func atMostAtOnce<Event, Key>(
    _ limit: Int,
    _ events: [Event],
    _ steps: (Event) -> [StayStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var stays = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .entered(let key):
          if stays.count >= limit {
            check.object(at: index) { check in
              let inside = stays.open.prefix(shownInside).map { check.text(of: $0.index) }
              let more = stays.count > inside.count ? ", …" : ""
              let beside = inside.isEmpty ? "" : " beside \(inside.joined(separator: ", "))\(more)"
              return "one too many\(beside)"
            }
          }
          stays.enter(key, at: index)
        case .left(let key): stays.leave(key)
        case .turnedAway: break
        }
      }
    }
    return check.claim("at most \(limit) at once")
  }

  /// Claims that a given number were inside at the same time at least once.
  ///
  /// This holds in every interleaving only if the tasks inside wait for one another. Otherwise use
  /// a ``Witness``, or ``turnedAwayWhenFull(_:_:_:)``.
  ///
  /// - Parameters:
  ///   - least: The number that must have been inside.
  ///   - events: The events, in order.
  ///   - steps: The beginnings and ends of stays in an event; empty for other events.
  /// - Returns: A claim that shows the largest number inside, and the first event that reached it.
  /// - Complexity: O(n).
  public static func atLeastAtOnce<Event, Key>(
    _ least: Int,
    _ events: [Event],
    _ steps: (Event) -> [StayStep<Key>]
  ) -> Claim {
    var stays = Stays<Key>()
    var peak: (count: Int, index: Int)?
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .entered(let key):
          stays.enter(key, at: index)
          if stays.count > peak?.count ?? 0 { peak = (stays.count, index) }
        case .left(let key): stays.leave(key)
        case .turnedAway: break
        }
      }
    }
    let place = peak.map { ", first at \(HistoryCheck(events).text(of: $0.index))" } ?? ""
    return Claim(
      holds: peak?.count ?? 0 >= least,
      expected: "at least \(least) at once",
      actual: "\(peak?.count ?? 0)\(place)"
    )
  }

  /// Claims that a request was turned away only while the limit was reached.
  ///
  /// It finds a slot that is counted twice, or never released.
  ///
  /// - Parameters:
  ///   - limit: The maximum number inside.
  ///   - events: The events, in order.
  ///   - steps: The beginnings and ends of stays, and the refusals, in an event; empty for other
  ///     events.
  /// - Returns: A claim that shows each wrong refusal, and the number inside.
  /// - Complexity: O(n).
  public static func turnedAwayWhenFull<Event, Key>(
    _ limit: Int,
    _ events: [Event],
    _ steps: (Event) -> [StayStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var stays = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .entered(let key): stays.enter(key, at: index)
        case .left(let key): stays.leave(key)
        case .turnedAway(let key):
          if stays.count >= limit { continue }
          check.object(at: index) { _ in
            "\(key) turned away with \(stays.count) of \(limit) inside"
          }
        }
      }
    }
    return check.claim("turned away only when full")
  }

  /// Claims that a level, such as the depth of a queue or a balance, stays in a range.
  ///
  /// - Parameters:
  ///   - range: The allowed range.
  ///   - start: The level before the first event.
  ///   - events: The events, in order.
  ///   - change: The change of the level by an event; 0 for other events.
  /// - Returns: A claim that shows each event after which the level is out of range.
  /// - Complexity: O(n).
  public static func level<Event>(
    within range: ClosedRange<Int>,
    from start: Int = 0,
    _ events: [Event],
    _ change: (Event) -> Int
  ) -> Claim {
    var check = HistoryCheck(events)
    var level = start
    if !range.contains(level) { check.object { _ in "\(level) at the start" } }
    for (index, event) in events.enumerated() {
      let before = level
      level += change(event)
      if range.contains(before), !range.contains(level) {
        check.object(at: index) { _ in "from \(before) to \(level)" }
      }
    }
    return check.claim("\(range.lowerBound) to \(range.upperBound)")
  }

  /// Claims that every stay has ended, and that nothing left that was not inside.
  ///
  /// - Parameters:
  ///   - events: The events, in order, until the end.
  ///   - steps: The beginnings and ends of stays in an event; empty for other events.
  /// - Returns: A claim that shows stays that never ended, and ends without a stay.
  /// - Complexity: O(n).
  public static func nothingLeft<Event, Key>(
    _ events: [Event],
    _ steps: (Event) -> [StayStep<Key>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var stays = Stays<Key>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .entered(let key): stays.enter(key, at: index)
        case .left(let key):
          if !stays.leave(key) { check.object(at: index) { _ in "\(key) was not inside" } }
        case .turnedAway: break
        }
      }
    }
    for (index, key) in stays.open { check.object(at: index) { _ in "\(key) never left" } }
    return check.claim("all who entered left")
  }
}
