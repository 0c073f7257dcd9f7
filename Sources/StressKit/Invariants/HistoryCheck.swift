/// A check of a history; it counts findings against a claim and keeps the first few as text.
struct HistoryCheck<Event> {
  /// The maximum number of characters of an event's description.
  private static var describedLength: Int { 160 }

  let events: [Event]
  private var shown: [String] = []
  private var count = 0

  init(_ events: [Event]) { self.events = events }

  /// The position of an event, counted from 1, and the event.
  func text(of index: Int) -> String {
    let description = "\(events[index])"
    let cut = description.prefix(Self.describedLength)
    return "#\(index + 1) \(cut)\(cut.endIndex < description.endIndex ? "…" : "")"
  }

  /// Adds a finding; its text is made only if it is shown.
  mutating func object(_ text: (borrowing Self) -> String) {
    count += 1
    if count <= Claim.shownFindings { shown.append(text(self)) }
  }

  /// Adds a finding about an event.
  mutating func object(at index: Int, _ text: (borrowing Self) -> String) {
    object { "\($0.text(of: index)): \(text($0))" }
  }

  /// The claim that there are no findings.
  func claim(_ expected: String) -> Claim {
    var found = shown
    if count > shown.count { found.append("… \(count) in all") }
    return Claim(
      holds: count == 0,
      expected: expected,
      actual: count == 0 ? "nothing against it" : found.joined(separator: "; ")
    )
  }
}
