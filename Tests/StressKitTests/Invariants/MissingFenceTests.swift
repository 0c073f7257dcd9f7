import Testing

@testable import StressKit

struct MissingFenceTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with a stale write`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases =
    onlyCurrentToken + strictlyIncreasing + neverDecreasing + refusedWithoutTrace

  private static let onlyCurrentToken: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .onlyCurrentToken(events, Words.tokens) }
    return [
      .holds("onlyCurrentToken", "nothing happened", claim([])),
      .holds(
        "onlyCurrentToken",
        "one token, given out twice",
        claim(["give k 1", "give k 1", "write k 1"])
      ),
      .holds(
        "onlyCurrentToken",
        "a successor",
        claim(["give k 1", "end k 1", "give k 2", "end k 2"])
      ),
      .holds(
        "onlyCurrentToken",
        "two keys",
        claim(["give k 1", "give l 2", "write k 1", "write l 2"])
      ),
      .breaks(
        "onlyCurrentToken",
        "no token",
        claim(["write k 1", "give k 1"]),
        "#1 write k 1: k has no token"
      ),
      .breaks(
        "onlyCurrentToken",
        "the predecessor writes",
        claim(["give k 1", "give k 2", "write k 1"]),
        "#3 write k 1: 1 is not the token of k: 2 is current since #2 give k 2"
      ),
      .breaks(
        "onlyCurrentToken",
        "a second end of one attempt",
        claim(["give k 1", "end k 1", "end k 1"]),
        "#3 end k 1: 1 is not the token of k: none is current since #2 end k 1"
      ),
      .breaks(
        "onlyCurrentToken",
        "the token of another key",
        claim(["give k 1", "give l 2", "write l 1"]),
        "#3 write l 1: 1 is not the token of l: 2 is current since #2 give l 2"
      ),
    ]
  }()

  private static let strictlyIncreasing: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .strictlyIncreasing(events, Words.number) }
    return [
      .holds("strictlyIncreasing", "nothing happened", claim([])),
      .holds(
        "strictlyIncreasing",
        "gaps, and two keys",
        claim(["give k 1", "give l 1", "x", "give k 5"])
      ),
      .breaks(
        "strictlyIncreasing",
        "the same again",
        claim(["give k 1", "give k 1"]),
        "#2 give k 1: 1 of k after 1 in #1 give k 1"
      ),
      .breaks(
        "strictlyIncreasing",
        "backwards, then up from there",
        claim(["give k 7", "give k 3", "give k 4"]),
        "#2 give k 3: 3 of k after 7 in #1 give k 7"
      ),
    ]
  }()

  private static let neverDecreasing: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .neverDecreasing(events, Words.number) }
    return [
      .holds("neverDecreasing", "nothing happened", claim([])),
      .holds(
        "neverDecreasing",
        "the same again",
        claim(["rank k 1", "rank k 1", "rank l 0", "rank k 2"])
      ),
      .breaks(
        "neverDecreasing",
        "an acknowledgement after the end",
        claim(["rank k 1", "rank k 3", "rank k 2"]),
        "#3 rank k 2: 2 of k after 3 in #2 rank k 3"
      ),
    ]
  }()

  private static let refusedWithoutTrace: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim {
      .refusedWithoutTrace(events, refusal: Words.key("refuse"), effect: Words.key("do"))
    }
    return [
      .holds("refusedWithoutTrace", "nothing happened", claim([])),
      .holds(
        "refusedWithoutTrace",
        "refused twice, others act",
        claim(["refuse a", "do b", "refuse a", "do b"])
      ),
      .breaks(
        "refusedWithoutTrace",
        "an effect afterwards, told once",
        claim(["refuse a", "do a", "do a", "refuse a"]),
        "#2 do a: an effect of a, which is refused: #1 refuse a"
      ),
      .breaks(
        "refusedWithoutTrace",
        "an effect before",
        claim(["do a", "do a", "refuse a"]),
        "#3 refuse a: a is refused, and has had an effect: #1 do a"
      ),
    ]
  }()
}
