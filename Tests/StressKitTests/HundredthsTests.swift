import Testing

@testable import StressKit

struct HundredthsTests {
  @Test(arguments: [
    (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (-1, 8, -12), (3, 8, 38), (-3, 8, -37),
    (1, 200, 1), (-1, 200, 0), (1, 201, 0), (-1, 199, -1), (7, 0, 0), (5, 1, 500),
  ])
  func `A quotient is rounded half up, for negative numbers too`(
    dividend: Int,
    divisor: Int,
    hundredths: Int
  ) {
    #expect(Hundredths(dividend, dividedBy: divisor).value == hundredths)
  }

  @Test func `A rounded quotient is the nearest number of hundredths`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<20_000 {
      let shift = UInt64(random.below(62))
      let dividend = Int(truncatingIfNeeded: random.next()) >> Int(shift)
      let divisor = 1 + random.below(1 << random.below(40))
      let result = Int128(Hundredths(dividend, dividedBy: divisor).value)
      let (value, unit) = (200 * Int128(dividend), Int128(divisor))
      let isClamped = (value / (2 * unit)).magnitude >= UInt128(Hundredths.limit)
      #expect(
        isClamped || ((2 * result - 1) * unit <= value && value < (2 * result + 1) * unit),
        "\(dividend) / \(divisor) is not \(result) hundredths"
      )
    }
  }

  @Test(arguments: [Int.max, Int.min])
  func `A quotient beyond the limit can still be written and read`(dividend: Int) throws {
    let quotient = Hundredths(dividend, dividedBy: 1)
    #expect(quotient.value.magnitude == Hundredths.limit)
    let bytes = try EvidenceJSON.line([quotient])
    #expect(try EvidenceJSON.decode([Hundredths].self, from: bytes) == [quotient])
  }

  @Test(arguments: [
    (0, "0"), (1, "0.01"), (10, "0.1"), (99, "0.99"), (100, "1"), (402, "4.02"), (-5, "-0.05"),
    (-150, "-1.5"), (12_345, "123.45"),
  ])
  func `It is written with up to two decimals`(value: Int, text: String) throws {
    #expect(Hundredths(value).description == text)
    #expect(try EvidenceJSON.line([Hundredths(value)]) == Array("[\(text)]\n".utf8))
  }

  @Test func `A number survives a round trip`() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<2_000 {
      let value = random.below(1 << random.below(50)) * (random.below(2) == 0 ? 1 : -1)
      let bytes = try EvidenceJSON.line([Hundredths(value)])
      #expect(try EvidenceJSON.decode([Hundredths].self, from: bytes) == [Hundredths(value)])
    }
  }
}
