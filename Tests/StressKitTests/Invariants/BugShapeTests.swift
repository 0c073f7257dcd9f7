import Testing

@testable import StressKit

struct BugShapeTests {
  @Test func `There are seven shapes, each with a name for commands and one sentence`() {
    #expect(
      BugShape.allCases.map(\.rawValue) == [
        "check-then-act", "split-transaction", "missing-fence", "lost-update", "lost-wake-up",
        "shared-state", "wrong-bound",
      ]
    )
    #expect(Set(BugShape.allCases.map(\.summary)).count == 7)
    for shape in BugShape.allCases {
      #expect(shape.summary.hasSuffix("."))
      #expect(shape.summary.count { $0 == "." } == 1)
    }
  }

  @Test func `Evidence has the shape if one is declared`() throws {
    let plan = PrintShopRace.plan(seed: Seed(1))
    let explorer = try Explorer(PrintShopRace.self, plan)
    let report = try ScenarioReport(try explorer.explore(0..<20), plan: plan, explorer: explorer)
    let evidence = report.evidence
    #expect(evidence.verdict == .passed)
    #expect(evidence.invariants.compactMap(\.shape) == BugShape.allCases.map(\.rawValue))
    #expect(evidence.invariants.filter { $0.shape == nil }.map(\.id) == ["J8"])
    let json = String(decoding: try EvidenceJSON.document(evidence), as: UTF8.self)
    #expect(json.contains("\"shape\": \"lost-wake-up\""))
    #expect(!json.contains("\"shape\": null"))
  }

  @Test func `A shape of a later version can be read, compared and shown`() throws {
    var sample = EvidenceSample.evidence()
    sample.scenarios[0].invariants[0].shape = "priority-inversion"
    let bytes = try EvidenceJSON.document(sample)
    let read = try EvidenceReader.decode(Evidence.self, from: bytes, named: "test")
    #expect(read == sample)
    let page = MarkdownPage(MarkdownReport.text(of: read))
    #expect(
      page.section("### fan-out").table("invariant").map { $0["shape"] } == ["priority-inversion"]
    )
    #expect(page.section("### lost-update").table("invariant").map { $0["shape"] } == [nil, nil])
  }

  @Test func `The list shows the shape after the statement`() {
    let run = CommandRun(["list", "print-shop-race"], scenarios: [PrintShopRace.self])
    #expect(run.output.contains("    J1  no job is printed twice at a time  (check-then-act)\n"))
    #expect(run.output.contains("    J8  no job is done before it was started\n"))
  }
}
