internal import Foundation
import Testing

@testable import StressKit

/// Files that no run has written do not stop the command, and are refused by name.
struct HostileFileTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func errors(_ path: String) -> [String] {
    [["replay", path], ["explain", path], ["diff", path, path]].map { arguments in
      let run = CommandRun(arguments)
      #expect(run.status == .usage)
      #expect(run.complaints.count == 1)
      #expect(run.output == "")
      return run.errors
    }
  }

  @Test func `A pipe that nobody writes to is refused`() throws {
    let path = temporary.path("pipe.json")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    for text in errors(path) { #expect(text.contains("'\(path)' is not a regular file")) }
  }

  @Test func `A device without an end is refused`() {
    for text in errors("/dev/zero") { #expect(text.contains("'/dev/zero' is not a regular file")) }
  }

  @Test func `A file of 3 GB is refused before it is read`() throws {
    let path = temporary.path("large.json")
    try temporary.make("large.json", "")
    #expect(unsafe truncate(path, 3 << 30) == 0)
    for text in errors(path) { #expect(text.contains("'\(path)' is larger than 64 MiB")) }
  }

  @Test func `A file has at most as many bytes as the limit`() throws {
    try temporary.make("ten", "0123456789")
    #expect(try BoundedFile.bytes(at: temporary.path("ten"), limit: 10).count == 10)
    let error = #expect(throws: EvidenceError.self) {
      _ = try BoundedFile.bytes(at: temporary.path("ten"), limit: 9)
    }
    #expect(error == .tooLarge(path: temporary.path("ten"), limit: 9))
  }

  @Test func `A name that is too long is said to be too long`() {
    let path = temporary.path(String(repeating: "n", count: 300) + ".json")
    for text in errors(path) { #expect(text.contains("File name too long; use a shorter name")) }
    let run = CommandRun(["safe-counter", "--iterations", "8", "--evidence", path])
    #expect(run.status == .usage)
    #expect(run.errors.contains("File name too long; use a shorter name"))
  }

  @Test(arguments: [
    (#""violated": 2"#, #""violated": -2"#, "scenarios[1].invariants[0].violated: -2 is negative"),
    (#""step_limit": 20000"#, #""step_limit": -1"#, "step_limit: -1 is negative"),
    (
      #""violated": 2"#, #""violated": 9007199254740993"#,
      "scenarios[1].invariants[0].violated: 9007199254740993 is too large"
    ),
  ])
  func `A number that no run could have counted is refused`(
    text: String,
    replacement: String,
    says: String
  ) throws {
    let whole = String(
      decoding: try EvidenceJSON.document(EvidenceSample.evidence()),
      as: UTF8.self
    )
    let changed = whole.replacing(text, with: replacement, maxReplacements: 1)
    #expect(changed != whole)
    try temporary.make("edited.json", changed)
    try temporary.make("whole.json", whole)
    let run = CommandRun(["diff", temporary.path("whole.json"), temporary.path("edited.json")])
    #expect(run.status == .usage)
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test func `Metrics and parameters may be negative`() throws {
    let text = #"{"metrics": {"balance": {"min": -3}}, "parameters": {"offset": -1}}"#
    try EvidenceNumbers.check(Array(text.utf8), signed: Evidence.signedFields)
  }

  @Test func `Control characters of a file do not reach the terminal`() throws {
    _ = CommandRun(["broken-counter", "--iterations", "64", "--evidence", temporary.path])
    let name = try #require(
      temporary.files().first { $0.hasPrefix("failures/") && $0.hasSuffix(".json") }
    )
    var file = try EvidenceReader.read(FailureFile.self, at: temporary.path(name))
    file.description = "\u{1B}]0;owned\u{7}"
    file.table[0] += "\u{1B}[2J"
    file.actual = "1\u{9B}31m"
    let text = String(decoding: try EvidenceJSON.document(file), as: UTF8.self)
    try temporary.make("edited.json", text)
    for command in ["explain", "replay"] {
      let run = CommandRun([command, temporary.path("edited.json")])
      let controls = (run.output + run.errors).unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(controls.isEmpty)
      #expect(run.output.contains(#"1\u{9B}31m"#))
    }
  }

  @Test func `A scenario's name that does not fit into a file's name is refused`() throws {
    let name = String(repeating: "n", count: StressCommand.nameLimit)
    try StressCommand.check(["short", name])
    let error = #expect(throws: UsageError.self) { try StressCommand.check([name + "n"]) }
    #expect(error?.message.contains("has 161 bytes, but at most 160 fit") == true)
    let longest = FailureFile.path(scenario: name, fingerprint: String(repeating: "f", count: 16))
    #expect(".\(longest.dropFirst("failures/".count)).4194304-999.tmp".utf8.count <= 255)
  }
}
