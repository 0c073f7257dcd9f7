import Testing

@testable import StressKit

struct SeedTests {
  /// The first outputs of the reference implementation for seed 1234567.
  @Test func `the generator gives the published numbers`() {
    var random = SeededRandom(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test(arguments: [1, 2, 3, 10, 1_000])
  func `numbers below a bound are in range, and reach every value of a small range`(bound: Int) {
    var random = SeededRandom(seed: 7)
    let drawn = Set((0..<20 * bound).map { _ in random.below(bound) })
    #expect(drawn.allSatisfy { (0..<bound).contains($0) })
    #expect(drawn.count == bound || bound > 10)
  }

  @Test(arguments: [("0", 0), ("42", 42), ("0x2a", 42), ("0X2A", 42), ("0xffffffffffffffff", .max)])
  func `a seed is read in decimal and in hexadecimal`(text: String, value: UInt64) throws {
    let seed = try #require(Seed(text))
    #expect(seed.value == value)
    #expect(Seed(seed.description) == seed)
  }

  @Test(arguments: ["", "-1", "0x", "1.5", "seed", "18446744073709551616", "0x10000000000000000"])
  func `an invalid seed is refused`(text: String) {
    #expect(Seed(text) == nil)
  }

  @Test func `derived seeds differ from each other and from their origin`() {
    let seed = Seed(1)
    let derived = (0..<1_000).map { seed.derived($0) } + ["a", "b", "ab"].map(seed.derived(named:))
    #expect(Set(derived + [seed]).count == 1_004)
  }
}
