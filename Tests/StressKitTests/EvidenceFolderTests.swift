internal import Foundation
import Testing

@testable import StressKit

struct EvidenceFolderTests {
  private let temporary: TemporaryFolder
  private let folder: EvidenceFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = EvidenceFolder(temporary.path("evidence"))
  }

  private func writeRun(_ scenarios: [ScenarioEvidence], _ failures: [FailureFile]) throws {
    try folder.write(
      EvidenceSample.evidence(scenarios),
      measured: EvidenceSample.measured(),
      failures: failures,
      log: nil
    )
  }

  @Test func `A missing folder is made with its parents, and stays empty`() throws {
    let deep = EvidenceFolder(temporary.path("a/b//c/"))
    try deep.prepare()
    try deep.prepare()
    #expect(EntryKind(at: temporary.path("a/b/c")) == .folder)
    #expect(try temporary.files().isEmpty)
  }

  @Test func `A file in the path is an error that names it`() throws {
    try temporary.make("file", "")
    for name in ["file", "file/evidence", "file/a/b"] {
      let error = #expect(throws: FileError.self) {
        try EvidenceFolder(temporary.path(name)).prepare()
      }
      #expect(error?.path == temporary.path("file"))
      #expect(error?.description.contains("a file is in the way") == true)
    }
  }

  @Test(
    arguments: [
      "latest.json", "latest.md", "latest.iterations.jsonl", "defects.md", "parallel.json",
    ]
  )
  func `A folder with the name of a file is an error before any work`(name: String) throws {
    try temporary.makeFolder("evidence/\(name)")
    let error = #expect(throws: FileError.self) { try folder.prepare() }
    #expect(error?.path == temporary.path("evidence/\(name)"))
    #expect(error?.code == EISDIR)
  }

  @Test(arguments: ["failures", "parallel"])
  func `A file with the name of a failures' folder is an error before any work`(
    name: String
  ) throws {
    try temporary.makeFolder("evidence")
    try temporary.make("evidence/\(name)", "")
    let error = #expect(throws: FileError.self) { try folder.prepare() }
    #expect(error?.path == temporary.path("evidence/\(name)"))
  }

  @Test func `Real threads write separate files and change no others`() throws {
    try folder.prepare()
    try writeRun([EvidenceSample.failing()], [EvidenceSample.failure()])
    let earlier = try snapshot()
    let stale = EvidenceSample.failure(fingerprint: "stale")
    try folder.write(EvidenceSample.parallel(), failures: [stale])
    try folder.write(EvidenceSample.parallel(), failures: [EvidenceSample.failure()])
    let later = try snapshot()
    #expect(try folder.readParallel() == EvidenceSample.parallel())
    #expect(
      Set(later.keys).subtracting(earlier.keys) == [
        "evidence/parallel.json", "evidence/parallel.md",
        "evidence/parallel/lost-update-1a2b3c4d.json", "evidence/parallel/lost-update-1a2b3c4d.md",
      ]
    )
    for (name, text) in earlier { #expect(later[name] == text, "\(name)") }
  }

  @Test func `A folder without space is an error before any work`() throws {
    let full = FailingCalls { _ in ENOSPC }
    let error = #expect(throws: FileError.self) {
      try EvidenceFolder(folder.path, calls: full.calls).prepare()
    }
    #expect(
      error == FileError(path: folder.path, action: "write to the folder", code: ENOSPC)
    )
    #expect(try temporary.files().isEmpty)
  }

  @Test func `All results of a run survive a round trip`() throws {
    try folder.prepare()
    let log = try folder.makeIterationLog()
    try log.append(IterationLineTests.line)
    try log.append(IterationLineTests.line)
    #expect(EntryKind(at: temporary.path("evidence/latest.iterations.jsonl")) == nil)
    try folder.write(
      EvidenceSample.evidence(),
      measured: EvidenceSample.measured(),
      failures: [EvidenceSample.failure()],
      log: log
    )
    #expect(
      try temporary.files() == [
        "evidence/failures/lost-update-1a2b3c4d.json",
        "evidence/failures/lost-update-1a2b3c4d.md",
        "evidence/latest.iterations.jsonl",
        "evidence/latest.json",
        "evidence/latest.md",
        "evidence/latest.measured.json",
      ]
    )
    #expect(try folder.readLatest() == EvidenceSample.evidence())
    #expect(try folder.readMeasured() == EvidenceSample.measured())
    let path = try #require(folder.readLatest().scenarios[1].invariants[0].violations[0].file)
    #expect(try folder.readFailure(path) == EvidenceSample.failure())
    let line = String(
      decoding: try EvidenceJSON.line(IterationLineTests.line),
      as: UTF8.self
    )
    #expect(try temporary.text("evidence/latest.iterations.jsonl") == line + line)
    #expect(
      try temporary.text("evidence/latest.md")
        == MarkdownReport.text(of: EvidenceSample.evidence())
    )
  }

  @Test func `The kill table survives a round trip`() throws {
    try folder.prepare()
    try folder.write(EvidenceSample.defects())
    #expect(try folder.readDefects() == EvidenceSample.defects())
    #expect(try temporary.files() == ["evidence/defects.json", "evidence/defects.md"])
  }

  @Test func `Old failures of a scenario are removed, those of others stay`() throws {
    try folder.prepare()
    let old = EvidenceSample.failure(fingerprint: "old")
    let kept = EvidenceSample.failure(fingerprint: "kept")
    // Its name has the other's name as a prefix.
    let other = EvidenceSample.failure(scenario: "lost-update-twice", fingerprint: "old")
    try writeRun([EvidenceSample.failing()], [old, kept, other])
    try temporary.make("evidence/failures/lost-update-old.html", "")
    try temporary.make("evidence/failures/README.md", "")
    try writeRun([EvidenceSample.failing()], [kept])
    #expect(
      try temporary.files().filter { $0.contains("failures") } == [
        "evidence/failures/README.md",
        "evidence/failures/lost-update-kept.json",
        "evidence/failures/lost-update-kept.md",
        "evidence/failures/lost-update-twice-old.json",
        "evidence/failures/lost-update-twice-old.md",
      ]
    )
    try writeRun([EvidenceSample.passing()], [])
    #expect(try temporary.files().contains("evidence/failures/lost-update-kept.json"))
  }

  @Test func `A new run removes the log of iterations of an earlier run`() throws {
    try folder.prepare()
    try temporary.make("evidence/latest.iterations.jsonl", "{}\n")
    try writeRun([EvidenceSample.passing()], [])
    #expect(try !temporary.files().contains("evidence/latest.iterations.jsonl"))
  }

  @Test func `A disk that becomes full at any file of a run changes none of them`() throws {
    try folder.prepare()
    try writeRun([EvidenceSample.passing()], [])
    let earlier = try snapshot()
    let counting = FailingCalls { _ in nil }
    try writeLater(counting.writeCalls)
    #expect(counting.made >= 5)
    for number in 0..<counting.made {
      try FileManager.default.removeItem(atPath: temporary.path("evidence/failures"))
      try writeRun([EvidenceSample.passing()], [])
      let full = FailingCalls { $0 == number ? ENOSPC : nil }
      #expect(throws: FileError.self) { try writeLater(full.writeCalls) }
      #expect(try snapshot() == earlier, "write \(number)")
    }
  }

  @Test func `If any call fails, every file is complete, either the old or the new one`()
    throws
  {
    try folder.prepare()
    try writeRun([EvidenceSample.passing()], [])
    let earlier = try snapshot()
    let counting = FailingCalls { _ in nil }
    try writeLater(counting.calls)
    let later = try snapshot()
    #expect(earlier["evidence/latest.json"] != later["evidence/latest.json"])
    for number in 0..<counting.made {
      try FileManager.default.removeItem(atPath: temporary.path("evidence/failures"))
      try writeRun([EvidenceSample.passing()], [])
      let failing = FailingCalls { $0 == number ? EIO : nil }
      #expect(throws: FileError.self) { try writeLater(failing.calls) }
      for (name, text) in try snapshot() {
        #expect(text == earlier[name] || text == later[name], "call \(number), \(name)")
      }
    }
  }

  private func writeLater(_ calls: FileCalls) throws {
    try EvidenceFolder(folder.path, calls: calls).write(
      EvidenceSample.evidence(),
      measured: EvidenceSample.measured(),
      failures: [EvidenceSample.failure()],
      log: nil
    )
  }

  @Test func `Copies of a run are kept by time, and none replaces another`() throws {
    try folder.prepare()
    try writeRun([EvidenceSample.passing()], [])
    let files = folder.files(explored: true, parallel: false)
    let first = try folder.archive(files, stamp: "20260131T235959Z")
    try writeRun([EvidenceSample.failing()], [])
    let second = try folder.archive(files, stamp: "20260131T235959Z")
    #expect(first == temporary.path("evidence/archive/20260131T235959Z"))
    #expect(second == temporary.path("evidence/archive/20260131T235959Z-2"))
    for name in ["latest.json", "latest.md", "latest.measured.json"] {
      let copy = try temporary.text("evidence/archive/20260131T235959Z-2/\(name)")
      #expect(try copy == temporary.text("evidence/\(name)"))
    }
    let kept = try EvidenceReader.read(Evidence.self, at: "\(first)/latest.json")
    #expect(kept.scenarios.map(\.name) == ["fan-out"])
  }

  @Test func `Only files of a run are kept`() throws {
    try folder.prepare()
    try folder.write(EvidenceSample.parallel(), failures: [])
    let files = folder.files(explored: false, parallel: true)
    let copies = try folder.archive(files, stamp: "20260131T235959Z")
    let names = try FileManager.default.contentsOfDirectory(atPath: copies)
    #expect(names.sorted() == ["parallel.json", "parallel.md"])
  }

  private func snapshot() throws -> [String: String] {
    var result: [String: String] = [:]
    for name in try temporary.files() { result[name] = try temporary.text(name) }
    return result
  }
}
