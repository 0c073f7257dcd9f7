import Synchronization
import Testing

@testable import StressKit

/// `doctor`: its checks and its output.
struct DoctorTests {
  @Test(arguments: Doctor.checks.map(\.name))
  func `This build passes every check`(name: String) throws {
    let check = try #require(Doctor.checks.first { $0.name == name })
    #expect(try !check.examine().isEmpty)
  }

  @Test func `Every check has a unique name`() {
    let names = Doctor.checks.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 11)
  }

  @Test func `The command prints a line for the machine, each check and the result`() {
    let run = CommandRun(["doctor"])
    #expect(run.status == .passed)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == Doctor.checks.count + 2)
    #expect(lines.first?.contains(BuildInfo.toolchain) == true)
    for (line, check) in zip(lines.dropFirst(), Doctor.checks) {
      #expect(line.hasPrefix("ok     \(check.name) "))
    }
    #expect(lines.last == "control can be had: \(Doctor.checks.count) checks")
  }

  @Test func `A command with worker processes tries one of them too`() throws {
    let run = try BuiltCommand(["doctor"])
    #expect(run.status == ExitStatus.passed.rawValue, "\(run.output)\(run.errors)")
    let line = run.output.split(separator: "\n").first { $0.contains(Doctor.ofWorkers.name) }
    #expect(line?.hasPrefix("ok ") == true)
    #expect(line?.contains("64 iterations") == true)
  }

  @Test func `It stops at the first failed check, says what to do, and exits with 2`() throws {
    let looked = Mutex<[String]>([])
    let written = Mutex("")
    func check(_ name: String, _ finding: Result<String, ControlUnavailable>) -> DoctorCheck {
      DoctorCheck(name: name) {
        looked.withLock { $0.append(name) }
        return try finding.get()
      }
    }
    let checks = [
      check("one", .success("well")),
      check("the second", .failure(ControlUnavailable(description: "broken; mend it"))),
      check("three", .success("never seen")),
    ]
    let console = Console(
      isTerminal: false,
      write: { text in written.withLock { $0 += text } },
      writeError: { _ in }
    )
    let arguments = try CommandLineArguments([], options: [], environment: [:])
    let status = try DoctorCommand(arguments, checks: checks, console: console).run()
    #expect(status == .usage)
    #expect(looked.withLock { $0 } == ["one", "the second"])
    let lines = written.withLock { $0 }.split(separator: "\n").dropFirst()
    #expect(
      Array(lines) == [
        "ok     one         well",
        "wrong  the second: broken; mend it",
        "this build cannot be controlled here, so no scenario can run",
      ]
    )
  }

  @Test func `It takes no argument`() {
    let run = CommandRun(["doctor", "safe-counter"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("doctor takes no argument"))
  }
}
