import Testing

@testable import StressKit

struct DurationHistogramTests {
  @Test func `without durations all fields are zero`() {
    let all = DurationHistogram().distribution
    #expect([all.min, all.max, all.sum, all.avg, all.p50, all.p99].allSatisfy { $0.value == 0 })
  }

  @Test func `percentiles are within a sixteenth of the true ones`() {
    var random = SeededRandom(seed: 1)
    var histogram = DurationHistogram()
    var durations: [Int] = []
    for _ in 0..<10_000 {
      let duration = 1_000 + random.below(1 << random.below(24))
      durations.append(duration)
      histogram.add(duration)
    }
    durations.sort()
    let all = histogram.distribution
    #expect(all.min == Hundredths(durations[0], dividedBy: 1_000))
    #expect(all.max == Hundredths(durations[9_999], dividedBy: 1_000))
    #expect(all.sum == Hundredths(durations.reduce(0, +), dividedBy: 1_000))
    for (found, rank) in [(all.p50, 4_999), (all.p95, 9_499), (all.p99, 9_899)] {
      let exact = Hundredths(durations[rank], dividedBy: 1_000).value
      #expect(found.value >= exact)
      #expect(found.value <= exact + exact / 16 + 1)
    }
  }
}
