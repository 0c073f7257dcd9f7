// For wrong bounds: a resource has no bound, a wrong one, or is not given back.
extension Claim {
  /// How many of those inside are named.
  private static let shownInside = 5

  /// Claims that no more than a number were ever inside at once.
  ///
  /// - Parameters:
  ///   - limit: How many may be inside.
  ///   - events: In the order in which they happened.
  ///   - steps: What an event means to who is inside; empty for other events. Each stay counts, also a
  ///     second one of a key; an end without a beginning does not.
  /// - Returns: A claim that shows each event that exceeds the limit, and who was inside.
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

  /// Claims that at some time a number were inside at once.
  ///
  /// Only where the work waits for one another inside is this so in every interleaving; elsewhere let it be
  /// a ``Witness``, or see ``turnedAwayWhenFull(_:_:_:)``.
  ///
  /// - Parameters:
  ///   - least: How many must have been inside.
  ///   - events: In the order in which they happened.
  ///   - steps: What an event means to who is inside; empty for other events.
  /// - Returns: A claim that shows the most that were inside, and the first event that reached that.
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

  /// Claims that nobody was turned away while there was room.
  ///
  /// This finds a slot that is counted twice, or never given back.
  ///
  /// - Parameters:
  ///   - limit: How many may be inside.
  ///   - events: In the order in which they happened.
  ///   - steps: What an event means to who is inside; empty for other events.
  /// - Returns: A claim that shows each who was turned away, and how many were inside.
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

  /// Claims that a level, such as the depth of a queue or a balance, stays within its bounds.
  ///
  /// - Parameters:
  ///   - range: The bounds.
  ///   - start: The level before the first event.
  ///   - events: In the order in which they happened.
  ///   - change: What an event adds to the level; 0 for other events.
  /// - Returns: A claim that shows each event at which the level leaves its bounds.
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

  /// Claims that all that entered have left, and that none left who was not inside.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened, up to the end.
  ///   - steps: What an event means to who is inside; empty for other events.
  /// - Returns: A claim that shows what was not given back, and what was given back twice.
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
