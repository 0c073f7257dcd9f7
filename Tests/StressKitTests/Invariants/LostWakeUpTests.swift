import Testing

@testable import StressKit

struct LostWakeUpTests {
  @Test(arguments: cases)
  func `A correct history is distinguished from one with a forgotten waiter`(history: HistoryCase) {
    #expect(history.claim.holds == history.holds)
    #expect(history.claim.actual == history.actual)
  }

  static let cases = answeredOnce + noneLeftWaiting + clearedWhenIdle

  private static let answeredOnce: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .answeredOnce(events, Words.waits) }
    return [
      .holds("answeredOnce", "nothing happened", claim([])),
      .holds(
        "answeredOnce",
        "two waits on one key",
        claim(["wait a", "wait a", "answer a", "answer a"])
      ),
      .holds(
        "answeredOnce",
        "again, after the flag",
        claim(["wait a", "answer a", "clear a", "wait a", "answer a"])
      ),
      .breaks("answeredOnce", "never", claim(["wait a"]), "#1 wait a: a is never answered"),
      .breaks(
        "answeredOnce",
        "twice",
        claim(["wait a", "answer a", "answer a"]),
        "#3 answer a: nobody waits on a"
      ),
      .breaks(
        "answeredOnce",
        "too early, so never",
        claim(["answer a", "wait b", "wait a", "answer b"]),
        "#1 answer a: nobody waits on a; #3 wait a: a is never answered"
      ),
    ]
  }()

  private static let noneLeftWaiting: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .noneLeftWaiting(events, Words.waits) }
    return [
      .holds("noneLeftWaiting", "nothing happened", claim([])),
      .holds("noneLeftWaiting", "could never be served", claim(["wait a", "can b"])),
      .holds("noneLeftWaiting", "can no longer be served", claim(["can a", "wait a", "cannot a"])),
      .holds("noneLeftWaiting", "served", claim(["wait a", "can a", "answer a"])),
      .breaks(
        "noneLeftWaiting",
        "the event came while the flag was being cleared",
        claim(["can a", "clear a", "wait a"]),
        "#3 wait a: left waiting on a, unblocked by #1 can a"
      ),
      .breaks(
        "noneLeftWaiting",
        "two, in the order in which they began to wait",
        claim(["wait b", "wait a", "can a", "can b"]),
        "#1 wait b: left waiting on b, unblocked by #4 can b; "
          + "#2 wait a: left waiting on a, unblocked by #3 can a"
      ),
    ]
  }()

  private static let clearedWhenIdle: [HistoryCase] = {
    func claim(_ events: [String]) -> Claim { .clearedWhenIdle(events, Words.waits) }
    return [
      .holds("clearedWhenIdle", "nothing happened", claim([])),
      .holds(
        "clearedWhenIdle",
        "cleared twice",
        claim(["clear a", "wait a", "answer a", "clear a"])
      ),
      .holds("clearedWhenIdle", "another key waits", claim(["wait b", "clear a", "can a"])),
      .breaks(
        "clearedWhenIdle",
        "one of two was answered",
        claim(["wait a", "answer a", "wait a", "clear a"]),
        "#4 clear a: a cleared while #3 wait a waits"
      ),
    ]
  }()
}
