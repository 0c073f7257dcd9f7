// For shared state: one object serves several runs that should each have their own.
extension Claim {
  /// Claims that every event was produced by the run that it is filed under.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - runs: The run that an event is filed under, and the one that produced it; nil for other events.
  /// - Returns: A claim that shows each event that went astray.
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

  /// Claims that each run's stream has events of that run alone.
  ///
  /// - Parameters:
  ///   - streams: Runs and what each was sent, in an order that is the same in every process.
  ///   - run: The run that an event belongs to.
  /// - Returns: A claim that shows each event of another run, with its place in the stream.
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

  /// Claims that all events of a key have one value.
  ///
  /// A run that is repeated beside others has the result that it has alone; callers that share a key are
  /// given the same thing.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - value: A key and its value: an input and its result; nil for other events.
  /// - Returns: A claim that shows each value that differs from the first of its key.
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
