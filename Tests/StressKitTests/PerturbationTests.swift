import Testing

@testable import StressKit

/// The disturbance of real threads: its proportions, and that the seed determines it.
struct PerturbationTests {
  private func slices(_ seed: UInt64) -> [Perturbation.Slice?] {
    var perturbation = Perturbation(seed: Seed(seed))
    return (0..<10_000).map { _ in perturbation.slice() }
  }

  @Test func `The same seed gives the same disturbance`() {
    #expect(slices(1) == slices(1))
    #expect(slices(1) != slices(2))
  }

  @Test func `Of a hundred slices ten are very short and ten are short`() {
    let slices = slices(1).compactMap { $0 }
    let veryShort = slices.count { $0.after <= Perturbation.veryShortSlices.upperBound }
    #expect((900...1_100).contains(veryShort))
    #expect((900...1_100).contains(slices.count - veryShort))
    let whole = Perturbation.veryShortSlices.lowerBound...Perturbation.shortSlices.upperBound
    #expect(slices.allSatisfy { whole.contains($0.after) })
    #expect(slices.allSatisfy { Perturbation.stalls.contains($0.stall) })
    // Every order of magnitude occurs.
    #expect(slices.count { $0.after < 2_000 } > 300)
    #expect(slices.count { $0.after > 64_000 } > 100)
  }

  @Test(arguments: [(false, 10), (true, 30)])
  func `One job in ten has a low priority, of roots three`(isRoot: Bool, percent: Int) {
    var perturbation = Perturbation(seed: Seed(1))
    let low = (0..<10_000).count { _ in perturbation.makesLow(isRoot: isRoot) }
    #expect((percent * 100 - 200...percent * 100 + 200).contains(low))
  }

  @Test func `A starvation is limited`() {
    var perturbation = Perturbation(seed: Seed(1))
    let lengths = (0..<1_000).map { _ in perturbation.starvation() }
    #expect(lengths.allSatisfy { Perturbation.starvations.contains($0) })
    #expect(Set(lengths).count > 500)
  }
}
