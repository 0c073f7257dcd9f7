import Testing

@testable import StressKit

struct WrongBoundTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one that exceeds a bound`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases =
    atMostAtOnce + atLeastAtOnce + turnedAwayWhenFull + level + nothingLeft + noOverlappingPaths

  private static let atMostAtOnce: [HistoryCase] = {
    func claim(_ events: [String], _ limit: Int = 1) -> Claim {
      .atMostAtOnce(limit, events, Words.stays)
    }
    return [
      .holds("atMostAtOnce", "nothing happened", claim([], 0)),
      .holds("atMostAtOnce", "as many as may be", claim(["in a", "in b", "out a", "in c"], 2)),
      .holds("atMostAtOnce", "an end without a beginning makes no room", claim(["out a", "in a"])),
      .breaks("atMostAtOnce", "no room at all", claim(["in a"], 0), "#1 in a: one too many"),
      .breaks(
        "atMostAtOnce",
        "two, after an end without a beginning",
        claim(["out a", "in a", "in b"]),
        "#3 in b: one too many beside #2 in a"
      ),
      .breaks(
        "atMostAtOnce",
        "one key twice",
        claim(["in a", "in a"]),
        "#2 in a: one too many beside #1 in a"
      ),
      .breaks(
        "atMostAtOnce",
        "the first five are named",
        claim(["in a", "in b", "out a", "in c", "in d", "in e", "in f", "in g", "in h"], 6),
        "#9 in h: one too many beside #2 in b, #4 in c, #5 in d, #6 in e, #7 in f, …"
      ),
    ]
  }()

  private static let atLeastAtOnce: [HistoryCase] = {
    func claim(_ events: [String], _ least: Int) -> Claim {
      .atLeastAtOnce(least, events, Words.stays)
    }
    return [
      .holds("atLeastAtOnce", "nothing happened, and nothing had to", claim([], 0), "0"),
      .holds(
        "atLeastAtOnce",
        "for a moment",
        claim(["in a", "in b", "out a"], 2),
        "2, first at #2 in b"
      ),
      .breaks("atLeastAtOnce", "nothing happened", claim([], 1), "0"),
      .breaks(
        "atLeastAtOnce",
        "one after the other",
        claim(["in a", "out a", "in b", "out b", "out b"], 2),
        "1, first at #1 in a"
      ),
    ]
  }()

  private static let turnedAwayWhenFull: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .turnedAwayWhenFull(2, events, Words.stays) }
    return [
      .holds("turnedAwayWhenFull", "nothing happened", claim([])),
      .holds("turnedAwayWhenFull", "full", claim(["in a", "in b", "full c", "out a", "in c"])),
      .breaks(
        "turnedAwayWhenFull",
        "one place left",
        claim(["in a", "in b", "out a", "full c"]),
        "#4 full c: c turned away with 1 of 2 inside"
      ),
    ]
  }()

  private static let level: [HistoryCase] = {
    func claim(_ changes: [Int], from start: Int = 0) -> Claim {
      .level(within: 0...2, from: start, changes) { $0 }
    }
    return [
      .holds("level", "nothing happened", claim([])),
      .holds("level", "from bound to bound", claim([2, 0, -2])),
      .breaks("level", "too deep, told once", claim([1, 2, 1, -4]), "#2 2: from 1 to 3"),
      .breaks("level", "below", claim([1, -2, 1, -1]), "#2 -2: from 1 to -1; #4 -1: from 0 to -1"),
      .breaks("level", "at the start", claim([], from: 3), "3 at the start"),
    ]
  }()

  private static let nothingLeft: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .nothingLeft(events, Words.stays) }
    return [
      .holds("nothingLeft", "nothing happened", claim([])),
      .holds("nothingLeft", "one key twice", claim(["in a", "in a", "full b", "out a", "out a"])),
      .breaks(
        "nothingLeft",
        "not given back",
        claim(["in b", "in a", "out b"]),
        "#2 in a: a never left"
      ),
      .breaks(
        "nothingLeft",
        "given back twice, and one kept",
        claim(["in a", "in b", "out b", "out b"]),
        "#4 out b: b was not inside; #1 in a: a never left"
      ),
    ]
  }()

  private static let noOverlappingPaths: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .noOverlappingPaths(events, Words.paths) }
    return [
      .holds("noOverlappingPaths", "nothing happened", claim([])),
      .holds(
        "noOverlappingPaths",
        "side by side",
        claim(["lock /a x", "lock /b y", "lock /ab z"])
      ),
      .holds("noOverlappingPaths", "one holder", claim(["lock /a x", "lock /a/b x", "lock / x"])),
      .holds("noOverlappingPaths", "given back", claim(["lock /a x", "free /a x", "lock /a/b y"])),
      .holds(
        "noOverlappingPaths",
        "one name in two branches",
        claim(["lock /a/c x", "lock /b/c y"])
      ),
      .breaks(
        "noOverlappingPaths",
        "the same, written in another way",
        claim(["lock /a/b x", "lock a//b/ y"]),
        "#2 lock a//b/ y: a//b/ for y overlaps #1 lock /a/b x"
      ),
      .breaks(
        "noOverlappingPaths",
        "below",
        claim(["lock /a x", "lock /a/b/c y"]),
        "#2 lock /a/b/c y: /a/b/c for y overlaps #1 lock /a x"
      ),
      .breaks(
        "noOverlappingPaths",
        "above, up to the root",
        claim(["lock /a/b y", "lock /c/d x", "lock / y"]),
        "#3 lock / y: / for y overlaps #2 lock /c/d x"
      ),
      .breaks(
        "noOverlappingPaths",
        "what another gives back stays held",
        claim(["lock /a x", "free /a y", "lock /a y"]),
        "#3 lock /a y: /a for y overlaps #1 lock /a x"
      ),
      .breaks(
        "noOverlappingPaths",
        "held twice, given back once",
        claim(["lock /a x", "lock /a x", "free /a x", "lock /a y"]),
        "#4 lock /a y: /a for y overlaps #1 lock /a x"
      ),
    ]
  }()
}
