// For shared state: several runs share one object, but each should have its own.
extension Claim {
  /// Claims that every event is recorded for the run that produced it.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - runs: The run that an event is recorded for, and the run that produced it; `nil` for other
  ///     events.
  /// - Returns: A claim that shows each event with the wrong run.
  /// - Complexity: O(n).
  public static func attributed<Event, Run: Equatable>(
    _ events: [Event],
    _ runs: (Event) -> (owner: Run, producer: Run)?
  ) -> Claim {
    var check = HistoryCheck(events)
    for (index, event) in events.enumerated() {
      guard let (owner, producer) = runs(event), owner != producer else { continue }
      check.object(at: index) { _ in "filed under \(owner), produced by \(producer)" }
    }
    return check.claim("each produced by the run it is filed under")
  }

  /// Claims that each run's stream contains only events of that run.
  ///
  /// - Parameters:
  ///   - streams: The runs and their streams, in an order that is the same in every process.
  ///   - run: The run of an event.
  /// - Returns: A claim that shows each event of another run, with its position in the stream.
  /// - Complexity: O(number of events).
  public static func onlyOwn<Event, Run: Equatable>(
    _ streams: [(Run, [Event])],
    _ run: (Event) -> Run
  ) -> Claim {
    var all = HistoryCheck(streams.map(\.0))
    for (owner, events) in streams {
      let stream = HistoryCheck(events)
      for (index, event) in events.enumerated() {
        let run = run(event)
        if run == owner { continue }
        all.object { _ in "\(owner) was sent \(stream.text(of: index)), of \(run)" }
      }
    }
    return all.claim("only its own in each stream")
  }

  /// Claims that all events of a key have the same value.
  ///
  /// For example, a repeated run has the same result as the first run, or all callers with a key
  /// get the same object.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - value: The key and the value of an event, such as an input and its result; `nil` for other
  ///     events.
  /// - Returns: A claim that shows each value that differs from the first one of its key.
  /// - Complexity: O(n).
  public static func agreed<Event, Key: Hashable, Value: Equatable>(
    _ events: [Event],
    _ value: (Event) -> (Key, Value)?
  ) -> Claim {
    var check = HistoryCheck(events)
    var first: [Key: (value: Value, index: Int)] = [:]
    for (index, event) in events.enumerated() {
      guard let (key, value) = value(event) else { continue }
      guard let before = first[key] else {
        first[key] = (value, index)
        continue
      }
      if before.value == value { continue }
      check.object(at: index) {
        "\(key) has \(value), and \(before.value) in \($0.text(of: before.index))"
      }
    }
    return check.claim("one value for each key")
  }
}
