internal import Foundation
import Testing

@testable import StressKit

/// Two runs never write to one evidence folder at the same time.
struct EvidenceLockTests {
  private let temporary: TemporaryFolder
  private let folder: EvidenceFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = EvidenceFolder(temporary.path)
  }

  @Test func `A second lock is refused and names the process that has the first`() throws {
    let lock = try EvidenceLock(folder)
    let error = #expect(throws: UsageError.self) { _ = try EvidenceLock(folder) }
    #expect(
      error?.message == "process \(ProcessInfo.processInfo.processIdentifier) is writing to "
        + "'\(folder.path)'"
    )
    lock.release()
    _ = try EvidenceLock(folder)
  }

  @Test func `A released lock leaves no file`() throws {
    try EvidenceLock(folder).release()
    #expect(try temporary.files().isEmpty)
  }

  @Test func `The file that a killed process left is no lock`() throws {
    try temporary.make(".lock", "1\n")
    let lock = try EvidenceLock(folder)
    #expect(try temporary.text(".lock") == "\(ProcessInfo.processInfo.processIdentifier)\n")
    lock.release()
  }

  @Test(arguments: ["run", "verify"])
  func `A run is refused while another writes to its folder`(command: String) throws {
    let lock = try EvidenceLock(folder)
    defer { lock.release() }
    let run = CommandRun([command, "safe-counter", "--iterations", "8", "--evidence", folder.path])
    #expect(run.status == .usage)
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("is writing to '\(folder.path)'"))
    #expect(try temporary.files() == [".lock"])
  }
}
