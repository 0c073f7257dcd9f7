import Testing

@testable import StressKit

/// A default run is long enough to find what the kill table says can be found.
struct IterationBudgetTests {
  @Test func `A default run is ten times as long as any planted defect needs on average`() throws {
    let table = try EvidenceReader.read(
      DefectsEvidence.self,
      at: "\(Repository.root)/evidence/defects.json"
    )
    let caught = table.defects.filter { $0.excluded == nil && $0.caught }
    #expect(caught.count > 100)
    for defect in caught {
      #expect(
        10 * defect.iterations.avg.value <= 100 * Profile.ci.iterations,
        "\(defect.id) in \(defect.scenario) needs \(defect.iterations.avg) iterations"
      )
    }
  }
}
