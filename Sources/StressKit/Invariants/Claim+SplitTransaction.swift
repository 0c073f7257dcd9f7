// For split transactions: two writes that belong together can be seen or lost apart.
extension Claim {
  /// Claims that the events of one group follow one another, with no event of another group between them.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - group: The transaction or operation of an event; nil for one that may stand anywhere.
  /// - Returns: A claim that shows each event that comes after its group was left.
  /// - Complexity: O(n).
  public static func contiguous<Event, Group: Hashable>(
    _ events: [Event],
    _ group: (Event) -> Group?
  ) -> Claim {
    var check = HistoryCheck(events)
    var seen: Set<Group> = []
    var latest: (group: Group, index: Int)?
    for (index, event) in events.enumerated() {
      guard let group = group(event) else { continue }
      if let latest, latest.group != group, seen.contains(group) {
        check.object(at: index) { "\(group) goes on after \($0.text(of: latest.index))" }
      }
      seen.insert(group)
      latest = (group, index)
    }
    return check.claim("each group in one piece")
  }

  /// Claims that a group that has one of some parts has them all.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - parts: What belongs together; findings name missing parts in this order.
  ///   - group: The transaction or operation of an event, with its key where a group may hold several.
  ///   - part: Which of the parts an event is; nil for other events.
  /// - Returns: A claim that shows each group that lacks a part, with its first event.
  /// - Complexity: O(n + groups x parts).
  public static func allOrNothing<Event, Group: Hashable, Part: Hashable>(
    _ events: [Event],
    of parts: [Part],
    in group: (Event) -> Group,
    _ part: (Event) -> Part?
  ) -> Claim {
    var check = HistoryCheck(events)
    let known = Set(parts)
    var found: [Group: Set<Part>] = [:]
    var first: [(index: Int, group: Group)] = []
    for (index, event) in events.enumerated() {
      guard let part = part(event), known.contains(part) else { continue }
      let group = group(event)
      if found[group] == nil { first.append((index, group)) }
      found[group, default: []].insert(part)
    }
    for (index, group) in first {
      let missing = parts.filter { found[group]?.contains($0) == false }
      guard !missing.isEmpty else { continue }
      let text = missing.map { "\($0)" }.joined(separator: ", ")
      check.object(at: index) { _ in "\(group) has no \(text)" }
    }
    return check.claim("all of its parts or none in each group")
  }

  /// Claims that every event of one kind has one of another kind in the same group.
  ///
  /// The other way round nothing is claimed: a status may change for other reasons too.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - group: The transaction or operation of an event.
  ///   - need: The key of an event that needs a partner; nil for other events.
  ///   - partner: The key of an event that is a partner; nil for other events. Each is of use once.
  /// - Returns: A claim that shows each event without its partner.
  /// - Complexity: O(n).
  public static func paired<Event, Group: Hashable, Key: Hashable>(
    _ events: [Event],
    in group: (Event) -> Group,
    every need: (Event) -> Key?,
    with partner: (Event) -> Key?
  ) -> Claim {
    var check = HistoryCheck(events)
    var free: [Group: [Key: Int]] = [:]
    for event in events {
      if let key = partner(event) { free[group(event), default: [:]][key, default: 0] += 1 }
    }
    for (index, event) in events.enumerated() {
      guard let key = need(event) else { continue }
      let group = group(event)
      if let left = free[group]?[key], left > 0 {
        free[group]?[key] = left - 1
      } else {
        check.object(at: index) { _ in "no partner for \(key) in \(group)" }
      }
    }
    return check.claim("a partner for each in its group")
  }

  /// Claims that what went in came out or is left, each item as often.
  ///
  /// - Parameters:
  ///   - entered: What went in, in order; an item may be in it several times.
  ///   - left: What came out, in order.
  ///   - remaining: What is still inside, in an order that is the same in every process.
  /// - Returns: A claim that shows what came from nowhere, and what was lost.
  /// - Complexity: O(n) for all items together.
  public static func conserved<Item: Hashable>(
    _ entered: [Item],
    left: [Item],
    remaining: [Item] = []
  ) -> Claim {
    var check = HistoryCheck(entered)
    var open = Stays<Item>()
    for (index, item) in entered.enumerated() { open.enter(item, at: index) }
    for item in left where !open.leave(item) {
      check.object { _ in "\(item) came out more often than it went in" }
    }
    for item in remaining where !open.leave(item) {
      check.object { _ in "\(item) is left more often than it should be" }
    }
    for (index, _) in open.open {
      check.object(at: index) { _ in "neither came out nor is left" }
    }
    return check.claim("what went in, out or left")
  }

  /// Claims that numbers add up.
  ///
  /// - Parameters:
  ///   - parts: Numbers with their names, shown in this order.
  ///   - total: What they must come to.
  /// - Returns: A claim that shows every number and the sum.
  /// - Complexity: O(number of parts).
  public static func addsUp(_ parts: KeyValuePairs<String, Int>, to total: Int) -> Claim {
    let sum = parts.reduce(0) { $0 + $1.value }
    let terms = parts.map { "\($0.value) \($0.key)" }.joined(separator: " + ")
    return Claim(holds: sum == total, expected: "\(total)", actual: "\(terms) = \(sum)")
  }
}
