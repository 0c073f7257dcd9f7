import Testing

@testable import StressKit

struct AnyEvidenceTests {
  @Test func `The schema of a file tells its kind`() throws {
    func read(_ value: some Encodable) throws -> AnyEvidence {
      try AnyEvidence(decoding: EvidenceJSON.document(value), named: "test")
    }
    #expect(try read(EvidenceSample.evidence()) == .run(EvidenceSample.evidence()))
    #expect(try read(EvidenceSample.defects()) == .defects(EvidenceSample.defects()))
    #expect(try read(EvidenceSample.measured()) == .measured(EvidenceSample.measured()))
    #expect(try read(EvidenceSample.parallel()) == .parallel(EvidenceSample.parallel()))
    #expect(try read(EvidenceSample.failure()) == .failure(EvidenceSample.failure()))
  }

  @Test func `The path of a folder reads its latest evidence`() throws {
    let folder = try TemporaryFolder()
    let bytes = try EvidenceJSON.document(EvidenceSample.evidence())
    try AtomicFile.write(bytes, to: folder.path("latest.json"))
    #expect(try AnyEvidence(at: folder.path) == .run(EvidenceSample.evidence()))
    #expect(try AnyEvidence(at: folder.path("latest.json")) == .run(EvidenceSample.evidence()))
  }

  @Test func `An unknown schema is refused with the valid ones`() throws {
    let error = #expect(throws: EvidenceError.self) {
      _ = try AnyEvidence(decoding: Array(#"{"schema": "other/1"}"#.utf8), named: "a.json")
    }
    #expect(
      error?.description
        == "'a.json' has schema 'other/1', expected 'race-stress/evidence/3' or "
        + "'race-stress/defects/3' or 'race-stress/measured/1' or 'race-stress/parallel/1' or "
        + "'race-stress/failure/4'; "
        + "name another file"
    )
  }
}
