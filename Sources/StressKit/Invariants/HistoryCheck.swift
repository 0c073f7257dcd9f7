/// A history under examination: collects what speaks against a claim, the first few in words.
struct HistoryCheck<Event> {
  /// How many characters of an event's description are shown.
  private static var describedLength: Int { 160 }

  let events: [Event]
  private var shown: [String] = []
  private var count = 0

  init(_ events: [Event]) { self.events = events }

  /// The place of an event, counted from 1, and the event.
  func text(of index: Int) -> String {
    let description = "\(events[index])"
    let cut = description.prefix(Self.describedLength)
    return "#\(index + 1) \(cut)\(cut.endIndex < description.endIndex ? "…" : "")"
  }

  /// Notes something that speaks against the claim; the text is made only where it is shown.
  mutating func object(_ text: (borrowing Self) -> String) {
    count += 1
    if count <= Claim.shownFindings { shown.append(text(self)) }
  }

  /// Notes that an event speaks against the claim.
  mutating func object(at index: Int, _ text: (borrowing Self) -> String) {
    object { "\($0.text(of: index)): \(text($0))" }
  }

  /// The claim that nothing was noted.
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
