import Testing

@testable import StressKit

/// The rules by which verdicts follow from what was found, as a table.
struct VerdictRulesTests {
  @Test(
    arguments: [
      (0, 0, .passed), (0, 1, .inconclusive), (1, 0, .failed), (1, 1, .failed),
    ] as [(Int, Int, Verdict)]
  )
  func `Iterations fail by a failure, and pass only without a reason for doubt`(
    failures: Int,
    reasons: Int,
    verdict: Verdict
  ) {
    #expect(Verdict(failures: failures, reasons: Array(repeating: "", count: reasons)) == verdict)
  }

  @Test(
    arguments: [
      (0, 0, .inconclusive), (0, 1, .passed), (1, 1, .failed), (1, 0, .failed),
    ] as [(Int, Int, Verdict)]
  )
  func `An invariant that was never checked is inconclusive`(
    violated: Int,
    checked: Int,
    verdict: Verdict
  ) {
    #expect(Verdict(violated: violated, checked: checked) == verdict)
  }

  @Test(
    arguments: [
      ([], .inconclusive),
      ([.passed], .passed),
      ([.passed, .passed], .passed),
      ([.passed, .inconclusive], .inconclusive),
      ([.inconclusive, .failed, .passed], .failed),
    ] as [([Verdict], Verdict)]
  )
  func `The worst part decides, and a run of nothing is inconclusive`(
    parts: [Verdict],
    verdict: Verdict
  ) {
    #expect(Verdict(of: parts) == verdict)
  }
}
