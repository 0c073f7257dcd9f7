// For split transactions: two writes that belong together can be seen or lost separately.
extension Claim {
  /// Claims that the events of each group are adjacent, with no event of another group in between.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - group: The transaction or operation of an event; `nil` for an event that may be anywhere.
  /// - Returns: A claim that shows each event that continues its group after another group.
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

  /// Claims that each group has all of some parts or none of them.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - parts: The parts that belong together; findings list missing parts in this order.
  ///   - group: The transaction or operation of an event, with its key if a group can have several.
  ///   - part: The part that an event is; `nil` for other events.
  /// - Returns: A claim that shows each incomplete group, with its first event.
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

  /// Claims that every event that needs a partner has one in the same group.
  ///
  /// Partners without such an event are allowed: a status may change for other reasons too.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - group: The transaction or operation of an event.
  ///   - need: The key of an event that needs a partner; `nil` for other events.
  ///   - partner: The key of an event that is a partner; `nil` for other events. Each partner is
  ///     used once.
  /// - Returns: A claim that shows each event without a partner.
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

  /// Claims that every item that entered came out or is still inside, with the same multiplicity.
  ///
  /// - Parameters:
  ///   - entered: The items that entered, in order; duplicates are allowed.
  ///   - left: The items that came out, in order.
  ///   - remaining: The items still inside, in an order that is the same in every process.
  /// - Returns: A claim that shows extra items and lost items.
  /// - Complexity: O(n), where n is the number of all items.
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

  /// Claims that the sum of some numbers has a given value.
  ///
  /// - Parameters:
  ///   - parts: The numbers with their names, shown in this order.
  ///   - total: The expected sum.
  /// - Returns: A claim that shows every number and the sum.
  /// - Complexity: O(number of parts).
  public static func addsUp(_ parts: KeyValuePairs<String, Int>, to total: Int) -> Claim {
    let sum = parts.reduce(0) { $0 + $1.value }
    let terms = parts.map { "\($0.value) \($0.key)" }.joined(separator: " + ")
    return Claim(holds: sum == total, expected: "\(total)", actual: "\(terms) = \(sum)")
  }
}
