import Testing

@testable import StressKit

struct MarkdownReportTests {
  private static let verdicts: [Verdict] = [.passed, .failed, .inconclusive]
  private static let nasty = [
    "plain", "a | b", "two\nlines", "`code` and <html>", "\\|", "**✅ passed**", "| ❌ failed |",
    "```", "# heading\n## heading", "\\", "ends in a `",
  ]

  private func makeEvidence(seed: UInt64) -> Evidence {
    var random = SeededRandom(seed: seed)
    func verdict() -> Verdict { Self.verdicts[random.below(3)] }
    func text() -> String { "It says " + Self.nasty[random.below(Self.nasty.count)] }
    let names = ["a", "a-b", "b", "lost-update", "z"].prefix(random.below(6))
    let scenarios = names.map { name in
      var scenario = EvidenceSample.failing()
      scenario.name = name
      scenario.objective = text()
      scenario.verdict = verdict()
      scenario.reasons = [text()]
      scenario.invariants = (0..<random.below(4)).map { number in
        var violation = EvidenceSample.violation()
        violation.expected = text()
        violation.actual = text()
        violation.replay = text()
        return InvariantEvidence(
          id: "I\(number)|x",
          description: text(),
          verdict: verdict(),
          checked: random.below(1_000),
          violated: random.below(20),
          violations: [violation]
        )
      }
      scenario.witnesses[0].hits = random.below(3)
      return scenario
    }
    var evidence = EvidenceSample.evidence(scenarios)
    evidence.summary.verdict = verdict()
    return evidence
  }

  @Test(arguments: 0..<200)
  func `Every verdict on the page equals that of the evidence`(seed: Int) throws {
    let evidence = makeEvidence(seed: UInt64(seed))
    let page = MarkdownPage(MarkdownReport.text(of: evidence))
    #expect(
      MarkdownPage.verdict(page.after("# race-stress: ").first)
        == evidence.summary.verdict.rawValue
    )
    let overview = page.section("## Scenarios").table("verdict")
    #expect(overview.count == evidence.scenarios.count)
    for scenario in evidence.scenarios {
      let row = overview.first { $0["scenario"] == "[\(scenario.name)](#\(scenario.name))" }
      #expect(MarkdownPage.verdict(row?["verdict"]) == scenario.verdict.rawValue)
      let section = page.section("### \(scenario.name)")
      #expect(
        section.after("Verdict: ").map(MarkdownPage.verdict) == [scenario.verdict.rawValue]
      )
      let rows = section.table("invariant")
      #expect(rows.map { $0["invariant"] } == scenario.invariants.map(\.id))
      #expect(
        rows.map { MarkdownPage.verdict($0["verdict"]) }
          == scenario.invariants.map(\.verdict.rawValue)
      )
      #expect(rows.map { $0["checked"] } == scenario.invariants.map { "\($0.checked)" })
      #expect(rows.map { $0["violated"] } == scenario.invariants.map { "\($0.violated)" })
      #expect(section.table("witness").map { $0["hits"] } == ["\(scenario.witnesses[0].hits)"])
    }
  }

  @Test func `The worst scenarios come first, then the order of names`() {
    let verdicts: [(String, Verdict)] = [
      ("a", .passed), ("b", .failed), ("c", .inconclusive), ("d", .failed), ("e", .passed),
    ]
    let scenarios = verdicts.map { name, verdict in
      var scenario = EvidenceSample.passing()
      scenario.name = name
      scenario.verdict = verdict
      return scenario
    }
    let page = MarkdownPage(MarkdownReport.text(of: EvidenceSample.evidence(scenarios)))
    let names = page.table("verdict").compactMap {
      $0["scenario"]?.dropFirst().first.map(String.init)
    }
    #expect(names == ["b", "d", "c", "a", "e"])
    #expect(page.after("### ") == ["a", "b", "c", "d", "e"])
  }

  @Test func `A failing iteration shows expected, actual and the command that repeats it`() {
    let text = MarkdownReport.text(of: EvidenceSample.evidence())
    let section = MarkdownPage(text).section("### lost-update")
    #expect(section.after("**L1, broken in") == [" 2 of 990 iterations:**"])
    #expect(
      section.after("**Failed with deadlock in") == [
        " 10 of 1000 iterations, of which the first 1 are listed:**"
      ]
    )
    let first = section.table("iteration").first
    #expect(first?["iteration"] == "17")
    #expect(first?["expected"] == "`none`")
    #expect(first?["actual"] == "`task 3 started twice`")
    #expect(first?["failure"] == "[`1a2b3c4d`](failures/lost-update-1a2b3c4d.md)")
    #expect(
      first?["replay"]
        == "`race-stress replay evidence/failures/lost-update-1a2b3c4d.json`"
    )
  }

  @Test func `Every metric is shown with its numbers`() {
    let text = MarkdownReport.text(of: EvidenceSample.evidence())
    let rows = MarkdownPage(text).section("### fan-out").table("per iteration")
    #expect(
      rows.map { $0["per iteration"] } == ["steps", "choices", "`merge_count`", "`retry_count`"]
    )
    #expect(rows.map { $0["avg"] } == ["145", "70.5", "4.33", "0"])
    #expect(rows.map { $0["sum"] } == ["290", "141", "13", "0"])
  }

  @Test func `A run that was cut short says so at the top`() {
    var evidence = EvidenceSample.evidence()
    #expect(!MarkdownReport.text(of: evidence).contains("Incomplete"))
    evidence.complete = false
    #expect(MarkdownReport.text(of: evidence).contains("> **Incomplete:**"))
    var defects = EvidenceSample.defects()
    #expect(!MarkdownReport.text(of: defects).contains("Incomplete"))
    defects.complete = false
    #expect(MarkdownReport.text(of: defects).contains("> **Incomplete:**"))
  }

  @Test func `Equal evidence gives the same page, and each ends in one newline`() {
    let page = MarkdownReport.text(of: EvidenceSample.evidence())
    for _ in 0..<20 { #expect(MarkdownReport.text(of: EvidenceSample.evidence()) == page) }
    let pages = [
      page, MarkdownReport.text(of: EvidenceSample.defects()),
      MarkdownReport.text(of: EvidenceSample.failure()),
    ]
    for page in pages { #expect(page.hasSuffix("\n") && !page.hasSuffix("\n\n")) }
  }

  @Test func `The kill table shows the result of every defect, survivors first`() {
    var evidence = EvidenceSample.defects()
    // As in files from before kernels and strategies.
    evidence.defects[1].kernel = nil
    evidence.defects[1].strategies = nil
    let page = MarkdownPage(MarkdownReport.text(of: evidence))
    #expect(MarkdownPage.verdict(page.after("# race-stress verify: ").first) == "failed")
    let rows = page.table("outcome")
    #expect(rows.map { $0["defect"] } == ["torn", "approval-gate-off", "number-apart"])
    #expect(rows.map { $0["outcome"] } == ["❌ survived", "✅ caught, coarse", "✅ caught"])
    #expect(rows.map { $0["caught by"] } == ["-", "L1", "L1"])
    #expect(rows.map { $0["kernel"] } == ["BK-7", "BK-7", "-"])
    #expect(rows.map { $0["portfolio (min/avg/max)"] } == ["-", "3/5/8", "3/5/8"])
    #expect(rows.map { $0["random alone"] } == ["4.33", "4.33", "-"])
    #expect(rows.map { $0["pct alone"] } == ["not in 512", "30 in 1 of 3 seeds", "-"])
    #expect(rows.map { $0["masked by"] } == ["-", "the claim gate", "-"])
    #expect(page.table("scenario").map { $0["why it cannot exist"] } == ["arrays are values"])
  }

  @Test func `A failure's page shows its interleaving and the command`() {
    let text = MarkdownReport.text(of: EvidenceSample.failure())
    #expect(text.hasPrefix("# lost-update: L1 ❌ failed\n"))
    #expect(text.contains("```text\nwriter 0 | writer 1\nread 0   |\n         | read 0\n```\n"))
    #expect(
      text.contains(
        "```text\nrace-stress replay evidence/failures/lost-update-1a2b3c4d.json\n```\n"
      )
    )
  }
}
