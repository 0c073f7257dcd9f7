import Foundation
import Testing

@testable import StressKit

/// What becomes of a command whose output nobody can take.
struct StandardOutputTests {
  private func list(to output: FileHandle) throws -> (status: Int32, errors: String) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = BuiltCommand.executable()
    process.arguments = ["list"]
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  @Test func `A full device is an error that is told`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let ending = try list(to: full)
    #expect(ending.status == ExitStatus.usage.rawValue)
    #expect(
      ending.errors
        == "race-stress: error: cannot write to standard output: No space left on device\n"
    )
  }

  @Test func `A reader that is gone is no error`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let ending = try list(to: pipe.fileHandleForWriting)
    #expect(ending.status == ExitStatus.passed.rawValue)
    #expect(ending.errors == "")
  }
}
