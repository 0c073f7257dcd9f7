// For lost updates: a write that was made from an old value undoes another.
extension Claim {
  /// Claims that each counter equals the number of its events.
  ///
  /// - Parameters:
  ///   - counters: What the system counted, in an order that is the same in every process.
  ///   - events: In the order in which they happened.
  ///   - key: The counter that an event belongs to; nil for other events.
  /// - Returns: A claim that shows each counter that is wrong with the last of its events, and the first
  ///   event of each key that has no counter.
  /// - Complexity: O(n + number of counters).
  public static func countersMatch<Event, Key: Hashable>(
    _ counters: [(Key, Int)],
    _ events: [Event],
    _ key: (Event) -> Key?
  ) -> Claim {
    var check = HistoryCheck(events)
    let known = Set(counters.map(\.0))
    var found: [Key: (count: Int, last: Int)] = [:]
    for (index, event) in events.enumerated() {
      guard let key = key(event) else { continue }
      let count = found[key]?.count ?? 0
      if count == 0, !known.contains(key) {
        check.object(at: index) { _ in "\(key) has no counter" }
      }
      found[key] = (count + 1, index)
    }
    for (key, counter) in counters where counter != found[key]?.count ?? 0 {
      check.object { check in
        guard let found = found[key] else { return "\(key) counts \(counter), and has no event" }
        return "\(key) counts \(counter), and has \(counted(found.count, "event")), "
          + "the last is \(check.text(of: found.last))"
      }
    }
    return check.claim("each counter at the number of its events")
  }

  /// Claims that numbers follow one another without a gap or a repetition.
  ///
  /// - Parameters:
  ///   - numbers: In the order in which they were given out.
  ///   - first: What the first must be.
  /// - Returns: A claim that shows each number that is not the next.
  /// - Complexity: O(n).
  public static func consecutive(_ numbers: [Int], from first: Int) -> Claim {
    consecutive(numbers, from: first) { ("the sequence", $0) }
  }

  /// Claims that the numbers of each key follow one another without a gap or a repetition.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - first: What the first number of each key must be.
  ///   - number: A key and its number: a document and its version; nil for other events.
  /// - Returns: A claim that shows each number that is not the next.
  /// - Complexity: O(n).
  public static func consecutive<Event, Key: Hashable>(
    _ events: [Event],
    from first: Int,
    _ number: (Event) -> (Key, Int)?
  ) -> Claim {
    var check = HistoryCheck(events)
    var next: [Key: Int] = [:]
    for (index, event) in events.enumerated() {
      guard let (key, number) = number(event) else { continue }
      let expected = next[key] ?? first
      if number != expected {
        check.object(at: index) { _ in "\(key) should be at \(expected), not \(number)" }
      }
      // One gap is one finding.
      next[key] = number + 1
    }
    return check.claim("consecutive from \(first)")
  }

  /// Claims that every write was made from what the write before it left.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - write: A key, the version that was read and the version that was written; nil for other events.
  ///     What the first write of a key has read is not looked at.
  /// - Returns: A claim that shows each write from an old version, and the write that it undoes.
  /// - Complexity: O(n).
  public static func chained<Event, Key: Hashable, Version: Equatable>(
    _ events: [Event],
    _ write: (Event) -> (key: Key, base: Version, version: Version)?
  ) -> Claim {
    var check = HistoryCheck(events)
    var latest: [Key: (version: Version, index: Int)] = [:]
    for (index, event) in events.enumerated() {
      guard let (key, base, version) = write(event) else { continue }
      if let before = latest[key], before.version != base {
        check.object(at: index) {
          "made from \(base) of \(key), which was at \(before.version) "
            + "since \($0.text(of: before.index))"
        }
      }
      latest[key] = (version, index)
    }
    return check.claim("each write made from the one before")
  }
}
