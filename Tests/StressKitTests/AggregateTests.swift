import Testing

@testable import StressKit

struct AggregateTests {
  @Test func `Without numbers all fields are zero`() {
    #expect(Aggregate([]) == Aggregate(min: 0, max: 0, sum: 0, avg: Hundredths(0)))
  }

  @Test func `An aggregate has the minimum, maximum, sum and average of its numbers`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<2_000 {
      let size = 1 + random.below(40)
      let numbers = (0..<size).map { _ in random.below(2_001) - 1_000 }
      let aggregate = Aggregate(numbers)
      let sorted = numbers.sorted()
      let sum = numbers.reduce(0, +)
      #expect(aggregate.min == sorted[0])
      #expect(aggregate.max == sorted[size - 1])
      #expect(aggregate.sum == sum)
      // Half up: the average lies in [h - 1/2, h + 1/2), in hundredths.
      let h = aggregate.avg.value
      #expect((2 * h - 1) * size <= 200 * sum && 200 * sum < (2 * h + 1) * size)
    }
  }

  @Test func `The order of the numbers does not matter`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      let numbers = (0..<20).map { _ in random.below(1_000) - 500 }
      #expect(Aggregate(numbers) == Aggregate(numbers.shuffled(using: &random)))
    }
  }

  @Test(arguments: [
    ([1, 2], "1.5"), ([1, 1, 2], "1.33"), ([1, 2, 2], "1.67"), ([-1, -2], "-1.5"),
    ([0, 0, 0, 0, 0, 0, 0, 1], "0.13"), ([0, 0, 0, 0, 0, 0, 0, -1], "-0.12"),
  ])
  func `An average is rounded half up to two decimals`(numbers: [Int], average: String) {
    #expect(Aggregate(numbers).avg.description == average)
  }

  @Test func `A sum that does not fit saturates`() {
    #expect(Aggregate([.max, 1]).sum == .max)
    #expect(Aggregate([.min, -1]).sum == .min)
  }
}
