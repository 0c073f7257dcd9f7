import Testing

@testable import StressKit

struct CheckThenActTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with a stale check`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  /// A child that is linked while it runs was started correctly; its next start is too early.
  @Test func `A closure that records links finds a claim before a parent is done`() {
    let events = [
      "claim c", "link p c", "link q c", "done q", "claim c", "done p", "claim c", "claim d",
    ]
    var parents: [String: [String]] = [:]
    let claim = Claim.onlyWhileOpen(events, atFirst: .closed) { event -> [GateStep<String>] in
      let words = event.split(separator: " ").map(String.init)
      switch words[0] {
      case "link":
        parents[words[2], default: []].append(words[1])
        return []
      case "done": return [.opened(words[1])]
      default: return [.acted(needing: parents[words[1]] ?? [])]
      }
    }
    #expect(claim.actual == "#5 claim c: p has not been opened")
    #expect(!claim.holds)
  }

  static let cases = atMostOnce + exactlyOnce + oneAtATime + onlyWhileOpen

  private static let atMostOnce: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .atMostOnce(events, Words.key("start")) }
    return [
      .holds("atMostOnce", "nothing happened", claim([])),
      .holds("atMostOnce", "one event", claim(["start a"])),
      .holds("atMostOnce", "two keys, and other events", claim(["start a", "end a", "start b"])),
      .breaks(
        "atMostOnce",
        "twice",
        claim(["start a", "start a"]),
        "#2 start a: a again, after #1 start a"
      ),
      .breaks(
        "atMostOnce",
        "three times, and another key twice: in the order of events, each after the first",
        claim(["start b", "start a", "end b", "start a", "start b", "start a"]),
        "#4 start a: a again, after #2 start a; #5 start b: b again, after #1 start b; "
          + "#6 start a: a again, after #2 start a"
      ),
    ]
  }()

  private static let exactlyOnce: [HistoryCase] = {
    func claim(_ events: [String], _ keys: [String]) -> Claim {
      .exactlyOnce(events, for: keys, Words.key("start"))
    }
    return [
      .holds("exactlyOnce", "nothing happened, and nothing should", claim([], [])),
      .holds(
        "exactlyOnce",
        "each, in another order",
        claim(["start b", "x", "start a"], ["a", "b"])
      ),
      .holds("exactlyOnce", "a key that is listed twice", claim(["start a"], ["a", "a"])),
      .breaks("exactlyOnce", "nothing happened", claim([], ["b", "a", "b"]), "b never; a never"),
      .breaks(
        "exactlyOnce",
        "twice",
        claim(["start a", "start a"], ["a"]),
        "#2 start a: a again, after #1 start a"
      ),
      .breaks(
        "exactlyOnce",
        "one too many and one too few",
        claim(["start c"], ["a"]),
        "#1 start c: c was not expected; a never"
      ),
    ]
  }()

  private static let oneAtATime: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .oneAtATime(events, Words.stays) }
    return [
      .holds("oneAtATime", "nothing happened", claim([])),
      .holds("oneAtATime", "one that never ends", claim(["in a"])),
      .holds("oneAtATime", "one after the other", claim(["in a", "out a", "in a", "out a"])),
      .holds("oneAtATime", "two keys at a time", claim(["in a", "in b", "out a", "out b"])),
      .holds("oneAtATime", "an end and a beginning in one event", claim(["in a", "swap a"])),
      .holds("oneAtATime", "an end without a beginning", claim(["out a", "in a", "full a"])),
      .breaks(
        "oneAtATime",
        "two at a time",
        claim(["in a", "in a", "out a", "out a"]),
        "#2 in a: a is still in #1 in a"
      ),
      .breaks(
        "oneAtATime",
        "one has left of two",
        claim(["in a", "in a", "out a", "in a"]),
        "#2 in a: a is still in #1 in a; #4 in a: a is still in #1 in a"
      ),
    ]
  }()

  private static let onlyWhileOpen: [HistoryCase] = {
    func claim(_ events: [String], _ state: GateState = .closed) -> Claim {
      .onlyWhileOpen(events, atFirst: state, Words.gates)
    }
    return [
      .holds("onlyWhileOpen", "nothing happened", claim([])),
      .holds("onlyWhileOpen", "opened before", claim(["open a", "act a"])),
      .holds("onlyWhileOpen", "open at first", claim(["act a"], .open)),
      .holds("onlyWhileOpen", "opened again", claim(["close a", "open a", "act a"])),
      .holds("onlyWhileOpen", "another gate is closed", claim(["open a", "close b", "act a"])),
      .holds("onlyWhileOpen", "an act that needs no gate", claim(["close a", "act"])),
      .breaks(
        "onlyWhileOpen",
        "never opened",
        claim(["act a", "open a"]),
        "#1 act a: a has not been opened"
      ),
      .breaks(
        "onlyWhileOpen",
        "closed between the check and the act",
        claim(["open a", "close a", "act a"]),
        "#3 act a: a is closed by #2 close a"
      ),
      .breaks(
        "onlyWhileOpen",
        "closed, where gates are open at first",
        claim(["close a", "act a", "open a", "act a"], .open),
        "#2 act a: a is closed by #1 close a"
      ),
      .breaks(
        "onlyWhileOpen",
        "two of three gates",
        claim(["open b", "close c", "act a b c"]),
        "#3 act a b c: a has not been opened; #3 act a b c: c is closed by #2 close c"
      ),
    ]
  }()
}
