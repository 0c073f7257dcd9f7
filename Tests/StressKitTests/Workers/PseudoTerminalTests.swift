import Foundation
import Testing

@testable import StressKit

/// The command on a terminal of its own.
struct PseudoTerminalTests {
  /// `TIOCSPTLCK` and `TIOCGPTN`, which are macros.
  private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  /// Runs the command for a second with standard error on a pseudo-terminal.
  ///
  /// - Returns: All that it has written there.
  private func run(columns: UInt16, _ environment: [String: String]) throws -> String {
    let folder = try TemporaryFolder()
    let main = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(main >= 0)
    defer { close(main) }
    var (lock, number): (Int32, UInt32) = (0, 0)
    try #require(unsafe ioctl(main, Self.setLock, &lock) == 0)
    try #require(unsafe ioctl(main, Self.getNumber, &number) == 0)
    let terminal = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(terminal >= 0)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
    let process = Process()
    process.executableURL = BuiltCommand.executable()
    process.arguments = [
      "pool-starvation", "leaks-tasks", "--iterations", "100000000", "--budget", "1s", "--mode",
      "explore",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: terminal)
    try process.run()
    close(terminal)
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    // The end of the last process that has the terminal open is an error of the read.
    while case let count = unsafe read(main, &chunk, chunk.count), count > 0 {
      text += chunk[..<count]
    }
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  @Test func `The progress line fits the width that the terminal tells`() throws {
    let text = try run(columns: 40, ["TERM": "xterm", "COLUMNS": "200"])
    let lines = text.components(separatedBy: "\r\u{1B}[K").dropFirst().filter { !$0.contains("\n") }
    #expect(lines.contains { $0.count == 39 && $0.hasSuffix("…") }, "\(text)")
    #expect(lines.allSatisfy { $0.count <= 39 })
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "xterm", "NO_COLOR": "1"]])
  func `Output is plain where it is asked for`(environment: [String: String]) throws {
    let text = try run(columns: 40, environment)
    #expect(text.contains("race-stress \(BuildInfo.version)"))
    #expect(!text.contains("\u{1B}"))
  }
}
