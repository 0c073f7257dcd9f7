import Testing

@testable import StressKit

struct SplitTransactionTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with a split transaction`(history: HistoryCase)
  {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases = contiguous + allOrNothing + paired + conserved + addsUp

  /// An event has a transaction's number and an act: `1 take a`.
  private static func transaction(_ event: String) -> String {
    event.split(separator: " ").first.map(String.init) ?? ""
  }

  private static func what(_ event: String) -> String {
    event.split(separator: " ").dropFirst().joined(separator: " ")
  }

  private static let contiguous: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim {
      .contiguous(events) { $0.hasPrefix("-") ? nil : transaction($0) }
    }
    return [
      .holds("contiguous", "nothing happened", claim([])),
      .holds("contiguous", "one event", claim(["1 x"])),
      .holds("contiguous", "one after the other", claim(["1 x", "1 y", "2 x", "3 x", "3 y"])),
      .holds("contiguous", "an event of no group between", claim(["1 x", "- log", "1 y"])),
      .breaks(
        "contiguous",
        "interleaved",
        claim(["1 x", "2 x", "1 y", "1 z", "2 y"]),
        "#3 1 y: 1 goes on after #2 2 x; #5 2 y: 2 goes on after #4 1 z"
      ),
    ]
  }()

  private static let allOrNothing: [HistoryCase] = {
    func claim(_ events: [String], of parts: [String] = ["take", "put"]) -> Claim {
      .allOrNothing(events, of: parts, in: transaction) { what($0) }
    }
    return [
      .holds("allOrNothing", "nothing happened", claim([])),
      .holds("allOrNothing", "none", claim(["1 look"])),
      .holds(
        "allOrNothing",
        "all, in any order, twice",
        claim(["1 put", "2 x", "1 take", "1 put"])
      ),
      .holds("allOrNothing", "no part is asked for", claim(["1 take"], of: [])),
      .breaks("allOrNothing", "the first half", claim(["1 take"]), "#1 1 take: 1 has no put"),
      .breaks(
        "allOrNothing",
        "halves of two groups, in the order in which those began",
        claim(["2 put", "1 take", "3 take", "3 put"], of: ["take", "put", "tell"]),
        "#1 2 put: 2 has no take, tell; #2 1 take: 1 has no put, tell; #3 3 take: 3 has no tell"
      ),
    ]
  }()

  private static let paired: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim {
      .paired(
        events,
        in: transaction,
        every: { Words.key("reset")(what($0)) },
        with: { Words.key("note")(what($0)) }
      )
    }
    return [
      .holds("paired", "nothing happened", claim([])),
      .holds(
        "paired",
        "the partner comes first, and has one more",
        claim(["1 note a", "1 reset a", "1 note a"])
      ),
      .holds("paired", "a partner alone", claim(["1 note a"])),
      .breaks("paired", "none", claim(["1 reset a"]), "#1 1 reset a: no partner for a in 1"),
      .breaks(
        "paired",
        "in another transaction, and of another key",
        claim(["1 reset a", "1 note b", "2 note a"]),
        "#1 1 reset a: no partner for a in 1"
      ),
      .breaks(
        "paired",
        "one partner for two",
        claim(["1 reset a", "1 reset a", "1 note a"]),
        "#2 1 reset a: no partner for a in 1"
      ),
    ]
  }()

  private static let conserved: [HistoryCase] = {
    func claim(_ entered: [String], _ left: [String], _ remaining: [String] = []) -> Claim {
      .conserved(entered, left: left, remaining: remaining)
    }
    return [
      .holds("conserved", "nothing went in", claim([], [])),
      .holds(
        "conserved",
        "out and left, in another order",
        claim(["a", "b", "c"], ["c", "a"], ["b"])
      ),
      .holds("conserved", "one item twice", claim(["a", "a"], ["a"], ["a"])),
      .breaks(
        "conserved",
        "lost",
        claim(["a", "b", "a"], ["a"]),
        "#1 a: neither came out nor is left; #2 b: neither came out nor is left"
      ),
      .breaks(
        "conserved",
        "doubled",
        claim(["a"], ["a", "a"]),
        "a came out more often than it went in"
      ),
      .breaks(
        "conserved",
        "delivered, and still there",
        claim(["a"], ["a"], ["a", "b"]),
        "a is left more often than it should be; b is left more often than it should be"
      ),
    ]
  }()

  private static let addsUp: [HistoryCase] = [
    .holds("addsUp", "nothing", .addsUp([:], to: 0), " = 0"),
    .holds("addsUp", "all", .addsUp(["done": 2, "left": 1], to: 3), "2 done + 1 left = 3"),
    .breaks("addsUp", "lost", .addsUp(["done": 1, "left": 1], to: 3), "1 done + 1 left = 2"),
    .breaks("addsUp", "one name twice", .addsUp(["a": 1, "a": 3], to: 3), "1 a + 3 a = 4"),
  ]
}
