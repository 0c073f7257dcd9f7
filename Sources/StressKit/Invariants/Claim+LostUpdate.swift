// For lost updates: a write that is based on an old value overwrites another write.
extension Claim {
  /// Claims that each counter equals the number of its events.
  ///
  /// - Parameters:
  ///   - counters: The counters of the system, in an order that is the same in every process.
  ///   - events: The events, in order.
  ///   - key: The counter of an event; `nil` for other events.
  /// - Returns: A claim that shows each wrong counter with its last event, and the first event of
  ///   each key that has no counter.
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

  /// Claims that numbers are consecutive, without a gap or a repetition.
  ///
  /// - Parameters:
  ///   - numbers: The numbers, in the order in which they were issued.
  ///   - first: The expected first number.
  /// - Returns: A claim that shows each number that is not the expected next one.
  /// - Complexity: O(n).
  public static func consecutive(_ numbers: [Int], from first: Int) -> Claim {
    consecutive(numbers, from: first) { ("the sequence", $0) }
  }

  /// Claims that the numbers of each key are consecutive, without a gap or a repetition.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - first: The expected first number of each key.
  ///   - number: The key and the number of an event, such as a document and its version; `nil` for
  ///     other events.
  /// - Returns: A claim that shows each number that is not the expected next one.
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
      // Count one gap as one finding.
      next[key] = number + 1
    }
    return check.claim("consecutive from \(first)")
  }

  /// Claims that every write was based on the version of the previous write.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - write: The key of an event, the version that it read and the version that it wrote; `nil`
  ///     for other events. The version that the first write of a key read is not checked.
  /// - Returns: A claim that shows each write from an old version, and the write that it
  ///   overwrites.
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
