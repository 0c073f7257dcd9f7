import Foundation
import ReleasePipeline
import WorkflowEngine

// usage: release-pipeline [shipped|rejected|stopped]…
let wanted = CommandLine.arguments.dropFirst()
let courses = wanted.isEmpty ? Course.allCases : wanted.compactMap(Course.init)
guard wanted.isEmpty || courses.count == wanted.count else {
  let known = Course.allCases.map(\.rawValue).joined(separator: ", ")
  FileHandle.standardError.write(Data("release-pipeline: error: a release is \(known)\n".utf8))
  exit(2)
}

var findings = 0
for course in courses {
  let pipeline = try await Pipeline.carryOut(course)
  let engine = pipeline.engine
  let records = try engine.records()
  print("== \(course.rawValue)")
  for line in Timeline(records).lines { print(line) }
  // The audit interprets the records independently of the engine.
  let found = await engine.read { LedgerAudit.findings(records, $0) }
  for finding in found { print("audit: \(finding)") }
  findings += found.count
  print("the run is \(try await engine.run(pipeline.run).status), \(records.count) records")
}
print("audit: \(LedgerAudit.checks.count) checks, \(findings) findings")
exit(findings == 0 ? 0 : 1)
