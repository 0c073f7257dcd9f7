// For wrong bounds on a tree: a path, its ancestors and its descendants have one holder at a time.
extension Claim {
  /// Claims that nobody acquired a path while another held that path, an ancestor or a descendant.
  ///
  /// - Parameters:
  ///   - events: The events, in order.
  ///   - steps: The acquisitions and releases in an event; empty for other events. A holder does
  ///     not conflict with itself, and releasing a path that it does not hold has no effect.
  /// - Returns: A claim that shows each path that was acquired too early, and a hold that it
  ///   conflicts with.
  /// - Complexity: O(n x components of a path), plus O(n) per finding that is shown.
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
