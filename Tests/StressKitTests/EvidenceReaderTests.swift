internal import Foundation
import Testing

@testable import StressKit

struct EvidenceReaderTests {
  private func error(_ text: String) -> EvidenceError? {
    #expect(throws: EvidenceError.self) {
      _ = try EvidenceReader.decode(Evidence.self, from: Array(text.utf8), named: "a.json")
    }
  }

  @Test func `A missing file is named`() throws {
    let path = try TemporaryFolder().path("none.json")
    let error = #expect(throws: EvidenceError.self) {
      _ = try EvidenceReader.read(Evidence.self, at: path)
    }
    #expect(error == .missing(path: path))
    #expect(error?.description == "there is no file '\(path)'; check the path")
  }

  @Test func `A folder in the place of a file cannot be read`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: EvidenceError.self) {
      _ = try EvidenceReader.read(Evidence.self, at: folder.path)
    }
    #expect(error == .unreadable(FileError(path: folder.path, action: "read", code: EISDIR)))
  }

  @Test(arguments: ["# race-stress", "true false", "{ schema: 1 }", "[1, 2", "}", "\u{0}"])
  func `What is not JSON is called so`(text: String) {
    guard case .notJSON(path: "a.json", _) = error(text) else {
      Issue.record("\(String(describing: error(text)))")
      return
    }
  }

  @Test func `Evidence that is cut short at any byte is called truncated`() throws {
    let whole = try EvidenceJSON.document(EvidenceSample.evidence())
    for count in stride(from: 0, to: whole.count - 1, by: 7) {
      let text = String(decoding: whole[..<count], as: UTF8.self)
      #expect(error(text) == .truncated(path: "a.json"), "\(count) bytes")
    }
  }

  @Test func `JSON without a schema is no evidence`() {
    for text in ["{}", "[]", "3", #"{"schema": null}"#, #"{"schema": 1}"#] {
      #expect(
        error(text)
          == .wrongSchema(path: "a.json", found: nil, expected: ["race-stress/evidence/3"])
      )
    }
  }

  @Test(arguments: [
    ("race-stress/defects/3", "name another file"),
    ("race-stress/evidence/4", "a newer race-stress wrote it: use that version to read it"),
    (
      "race-stress/evidence/2",
      "an older race-stress wrote it: run the same command again to write a new one"
    ),
    ("race-stress/evidence/0", "name another file"),
    ("race-stress/evidence/x", "name another file"),
    ("", "name another file"),
  ])
  func `Another schema is named with the one expected and what to do`(
    schema: String,
    advice: String
  ) {
    #expect(
      error(#"{"schema": "\#(schema)", "complete": true}"#)?.description
        == "'a.json' has schema '\(schema)', expected 'race-stress/evidence/3'; \(advice)"
    )
  }

  @Test(arguments: [
    (#""complete": true,"#, "", "complete: it is missing"),
    (#""violated": 2"#, #""violated": "2""#, "scenarios[1].invariants[0].violated: "),
    (#""verdict": "failed""#, #""verdict": "bad""#, "scenarios[1].invariants[0].verdict: "),
    (#""kind": "deadlock""#, #""kind": "odd""#, "scenarios[1].failures[0].kind: "),
    (
      #""seed": "0x0000000000000063""#, #""seed": "x""#,
      "scenarios[1].failures[0].violations[0].seed: 'x' is not a seed"
    ),
  ])
  func `A field that is missing or wrong is named`(
    text: String,
    replacement: String,
    message: String
  ) throws {
    let whole = String(
      decoding: try EvidenceJSON.document(EvidenceSample.evidence()),
      as: UTF8.self
    )
    let changed = whole.replacing(text, with: replacement, maxReplacements: 1)
    #expect(changed != whole)
    let description = try #require(error(changed)?.description)
    #expect(description.hasPrefix("'a.json' is not valid evidence: \(message)"), "\(description)")
  }
}
