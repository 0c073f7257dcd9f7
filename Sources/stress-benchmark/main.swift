internal import Foundation
import Scenarios
import StressKit

// In one process everything is measured in a fixed order, and memory comes first.
let options = [
  CommandLineArguments.Option(
    name: "json",
    value: "FILE",
    help: "write the figures to FILE as JSON, and the tables to standard output"
  ),
  CommandLineArguments.Option(name: "only", value: "NAME", help: "measure only this row"),
  CommandLineArguments.Option(name: "quick", value: nil, help: "only check that everything runs"),
  CommandLineArguments.Option(
    name: "part",
    value: "JSON",
    help: "measure only this part; the benchmark uses it for its own child processes"
  ),
  CommandLineArguments.Option(name: "help", value: nil, help: "show this text"),
]

/// The scenarios that are measured under control and on a bare executor.
///
/// Scenarios whose tasks sleep are not among them, because a bare executor has no virtual time.
let measured = ["approval-dispatch-race", "parallel-dispatch-race", "partial-rerun-race"]

/// Measures and writes the report; returns the exit status.
func run(_ arguments: [String]) -> ExitStatus {
  do {
    let parsed = try CommandLineArguments(arguments, options: options, environment: [:])
    if let word = parsed.positionals.first { throw UsageError("unknown argument '\(word)'") }
    if parsed.has("help") {
      for option in options {
        print("  --\(option.name)\(option.value.map { " \($0)" } ?? ""): \(option.help)")
      }
      return .passed
    }
    if let text = parsed.value(of: "part") {
      let part = try EvidenceJSON.decode(BenchmarkPart.self, from: [UInt8](text.utf8))
      print(String(decoding: try part.run(), as: UTF8.self), terminator: "")
      return .passed
    }
    let report = try BenchmarkReport(
      parsed.has("quick") ? .quick : .full,
      only: parsed.value(of: "only"),
      scenarios: ScenarioRegistry.all.filter { measured.contains($0.name) }
    )
    let document = try EvidenceJSON.document(report)
    if let path = parsed.value(of: "json") {
      try AtomicFile.write(document, to: path)
      print(report.text, terminator: "")
    } else {
      print(String(decoding: document, as: UTF8.self), terminator: "")
      FileHandle.standardError.write(Data(report.text.utf8))
    }
    return .passed
  } catch {
    FileHandle.standardError.write(Data("benchmark: error: \(error)\n".utf8))
    switch error {
    case is UsageError, is FileError, is ControlUnavailable: return .usage
    default: return .fault
    }
  }
}

exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
