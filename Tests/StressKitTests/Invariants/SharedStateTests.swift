import Testing

@testable import StressKit

struct SharedStateTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with mixed-up runs`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases = attributed + onlyOwn + agreed

  private static let attributed: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim {
      .attributed(events) { event in
        let words = event.split(separator: " ").map(String.init)
        return words.count == 2 ? (owner: words[0], producer: words[1]) : nil
      }
    }
    return [
      .holds("attributed", "nothing happened", claim([])),
      .holds("attributed", "each its own", claim(["r r", "s s", "boot", "r r"])),
      .breaks(
        "attributed",
        "two went astray",
        claim(["r s", "s s", "s r"]),
        "#1 r s: filed under r, produced by s; #3 s r: filed under s, produced by r"
      ),
    ]
  }()

  private static let onlyOwn: [HistoryCase] = {
    func claim(_ streams: [(String, [String])]) -> Claim {
      .onlyOwn(streams) { String($0.prefix(1)) }
    }
    return [
      .holds("onlyOwn", "no stream", claim([])),
      .holds(
        "onlyOwn",
        "an empty stream and a full one",
        claim([("r", []), ("s", ["s1", "s2"])])
      ),
      .breaks(
        "onlyOwn",
        "one log handler for two runs",
        claim([("r", ["r1", "s1"]), ("s", ["r1", "s1"])]),
        "r was sent #2 s1, of s; s was sent #1 r1, of r"
      ),
    ]
  }()

  private static let agreed: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .agreed(events, Words.number) }
    return [
      .holds("agreed", "nothing happened", claim([])),
      .holds("agreed", "two keys", claim(["made a 1", "made b 2", "x", "made a 1"])),
      .breaks(
        "agreed",
        "the first decides",
        claim(["made a 1", "made a 2", "made a 1"]),
        "#2 made a 2: a has 2, and 1 in #1 made a 1"
      ),
    ]
  }()
}
