import Testing

@testable import WorkflowEngine

struct EngineClockTests {
  @Test func `without a clock, the time never changes`() {
    #expect(EngineClock(nil).now() == 0)
  }

  @Test func `counts nanoseconds from its creation`() {
    let hand = HandClock()
    hand.advance(by: .seconds(5))
    let clock = EngineClock(hand)
    #expect(clock.now() == 0)
    hand.advance(by: .nanoseconds(1_000_000_007))
    #expect(clock.now() == 1_000_000_007)
  }

  @Test(
    arguments: zip(
      [.zero, .seconds(-1), .nanoseconds(3), .seconds(Int64.max), .seconds(9_223_372_037)],
      [0, 0, 3, Int.max, Int.max]
    ) as Zip2Sequence<[Duration], [Int]>
  )
  func `clamps durations that do not fit`(_ duration: Duration, _ nanoseconds: Int) {
    #expect(EngineClock.nanoseconds(duration) == nanoseconds)
  }
}
