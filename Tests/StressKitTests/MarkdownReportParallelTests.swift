import Testing

@testable import StressKit

/// The page `parallel.md`.
struct MarkdownReportParallelTests {
  @Test func `The page shows every failure with its records and its command`() {
    let text = MarkdownReport.text(of: EvidenceSample.parallel())
    let page = MarkdownPage(text)
    #expect(MarkdownPage.verdict(page.after("# race-stress on real threads: ").first) == "failed")
    #expect(page.table("verdict").map { $0["scenario"] } == ["fan-out", "lost-update"])
    #expect(page.table("verdict").map { $0["failures"] } == ["", "L1: 1"])
    #expect(text.contains("#### L1: 1 of 100 iterations\n"))
    #expect(text.contains("not seen again in 1024 controlled schedules"))
    #expect(text.contains("```text\nrace-stress run lost-update --mode parallel --inputs 17\n```"))
    #expect(text.contains("```text\n1: read 0\n2: read 0\n3: wrote 1\n```"))
    #expect(text.contains("crash at 'commit', visit 1 of an unnamed task"))
    #expect(!text.contains("### fan-out"), "a scenario that passed needs no section")
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test func `The page shows the stuck tasks and threads of a hang`() {
    var evidence = EvidenceSample.parallel()
    evidence.scenarios[1].failures[0].occurrences[0].stuck = ["task 'body' waits in run(_:_:)"]
    let text = MarkdownReport.text(of: evidence)
    #expect(text.contains("```text\ntask 'body' waits in run(_:_:)\n```"))
  }

  @Test func `An incomplete run says so at the top`() {
    var evidence = EvidenceSample.parallel()
    #expect(!MarkdownReport.text(of: evidence).contains("Incomplete"))
    evidence.complete = false
    #expect(MarkdownReport.text(of: evidence).contains("> **Incomplete:**"))
  }
}
