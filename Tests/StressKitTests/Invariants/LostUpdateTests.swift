import Testing

@testable import StressKit

struct LostUpdateTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with a lost write`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases = countersMatch + consecutive + chained

  private static let countersMatch: [HistoryCase] = {
    func claim(_ counters: [(String, Int)], _ events: [String]) -> Claim {
      .countersMatch(counters, events, Words.key("add"))
    }
    return [
      .holds("countersMatch", "nothing happened", claim([], [])),
      .holds("countersMatch", "a counter at zero", claim([("a", 0)], ["x"])),
      .holds(
        "countersMatch",
        "two counters",
        claim([("b", 1), ("a", 2)], ["add a", "add b", "add a"])
      ),
      .breaks(
        "countersMatch",
        "an update is lost",
        claim([("a", 1)], ["add a", "add a"]),
        "a counts 1, and has 2 events, the last is #2 add a"
      ),
      .breaks(
        "countersMatch",
        "too high, too high by far, and no counter",
        claim([("b", 2), ("a", 1)], ["add b", "add c", "add c"]),
        "#2 add c: c has no counter; b counts 2, and has 1 event, the last is #1 add b; "
          + "a counts 1, and has no event"
      ),
    ]
  }()

  private static let consecutive: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .consecutive(events, from: 1, Words.number) }
    return [
      .holds("consecutive", "nothing happened", claim([])),
      .holds("consecutive", "two keys", claim(["save a 1", "save b 1", "x", "save a 2"])),
      .holds("consecutive", "numbers alone", .consecutive([5, 6, 7], from: 5)),
      .holds("consecutive", "no numbers", .consecutive([], from: 5)),
      .breaks(
        "consecutive",
        "the wrong start",
        claim(["save a 2", "save a 3"]),
        "#1 save a 2: a should be at 1, not 2"
      ),
      .breaks(
        "consecutive",
        "a repetition",
        claim(["save a 1", "save a 1", "save a 2"]),
        "#2 save a 1: a should be at 2, not 1"
      ),
      .breaks(
        "consecutive",
        "one gap is one finding",
        .consecutive([1, 3, 4], from: 1),
        "#2 3: the sequence should be at 2, not 3"
      ),
    ]
  }()

  private static let chained: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim {
      .chained(events) { event in
        let words = event.split(separator: " ").compactMap { Int($0) }
        return words.count == 2 ? (key: "it", base: words[0], version: words[1]) : nil
      }
    }
    return [
      .holds("chained", "nothing happened", claim([])),
      .holds("chained", "one write, from anything", claim(["4 > 9"])),
      .holds("chained", "each from the one before", claim(["0 > 1", "look", "1 > 2", "2 > 2"])),
      .breaks(
        "chained",
        "two from the same",
        claim(["0 > 1", "0 > 2"]),
        "#2 0 > 2: made from 0 of it, which was at 1 since #1 0 > 1"
      ),
      .breaks(
        "chained",
        "the next is right again",
        claim(["0 > 1", "1 > 2", "1 > 3", "3 > 4"]),
        "#3 1 > 3: made from 1 of it, which was at 2 since #2 1 > 2"
      ),
    ]
  }()
}
