internal import Foundation
import Testing

/// The scripts are valid, and CI calls only scripts.
struct ScriptTests {
  static func scripts() throws -> [String] {
    try Repository.names(in: "scripts").filter { $0 != "lib" }.map { "scripts/\($0)" }
      + Repository.names(in: "scripts/lib").map { "scripts/lib/\($0)" } + [".ci/run"]
  }

  @Test func `Every script is valid`() throws {
    for script in try Self.scripts() {
      let run = try ProgramRun(
        "/bin/bash",
        ["-n", script],
        in: Repository.root,
        environment: [:]
      )
      #expect(run.status == 0, "\(script): \(run.errors)")
    }
  }

  @Test func `Every script is executable, and stops at the first error`() throws {
    for script in try Self.scripts() where !script.hasPrefix("scripts/lib/") {
      #expect(
        FileManager.default.isExecutableFile(atPath: "\(Repository.root)/\(script)"),
        "\(script)"
      )
      let text = try Repository.text(of: script)
      #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(script)")
      #expect(text.contains("\nset -euo pipefail\n"), "\(script)")
    }
  }

  @Test func `Every script finds the toolchain in the same way`() throws {
    for script in try Self.scripts() where !script.hasPrefix("scripts/lib/") {
      let text = try Repository.text(of: script)
      #expect(!text.contains("swift --version"), "\(script)")
      guard text.contains(/(?m)^[^#]*\bswift (?:build|test|package|format)/) else { continue }
      #expect(text.contains("require_swift \"$root\""), "\(script)")
    }
  }

  @Test func `CI checks out, calls scripts, and keeps the evidence`() throws {
    let workflow = try Repository.text(of: ".github/workflows/ci.yml")
    for match in workflow.matches(of: /(?m)^\s*(?:- )?run: (.+)$/) {
      let command = String(match.output.1)
      #expect(
        command.hasPrefix(".ci/run") || command.hasPrefix("scripts/"),
        "CI runs '\(command)'"
      )
    }
    for words in [
      ".ci/run", "scripts/check catalog", "scripts/check thread-sanitizer", "scripts/race-stress",
      "scripts/race-stress diff",
      "actions/upload-artifact", "swift:6.3",
    ] {
      #expect(workflow.contains(words), "CI has no '\(words)'")
    }
  }
}
