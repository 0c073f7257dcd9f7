// For wrong bounds, where what is bounded is a tree: one holder for a path and all above and below it.
extension Claim {
  /// Claims that nobody acquired a path while another held it, one above it, or one below it.
  ///
  /// - Parameters:
  ///   - events: In the order in which they happened.
  ///   - steps: What an event means to who holds what; empty for other events. Holders do not stand in
  ///     their own way, and giving back what one does not hold means nothing.
  /// - Returns: A claim that shows each path that was acquired too early, and one that stood in its way.
  /// - Complexity: O(n x components of a path), and O(n) for each finding that is shown.
  public static func noOverlappingPaths<Event, Holder>(
    _ events: [Event],
    _ steps: (Event) -> [PathStep<Holder>]
  ) -> Claim {
    var check = HistoryCheck(events)
    var holds = PathHolds<Holder>()
    for (index, event) in events.enumerated() {
      for step in steps(event) {
        switch step {
        case .acquired(let path, let holder):
          let components = PathHolds<Holder>.components(of: path)
          if holds.isTaken(components, against: holder) {
            check.object(at: index) { check in
              let other = holds.first(overlapping: components, against: holder)
              return "\(path) for \(holder) overlaps "
                + (other.map { check.text(of: $0) } ?? "another")
            }
          }
          holds.acquire(components, by: holder, at: index)
        case .released(let path, let holder):
          holds.release(PathHolds<Holder>.components(of: path), by: holder)
        }
      }
    }
    return check.claim("no overlapping paths of two holders")
  }
}
