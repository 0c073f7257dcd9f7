internal import Foundation
import Testing

@testable import StressKit

struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `A file is written completely and replaces the earlier one`() throws {
    try folder.make("a.json", "old")
    try AtomicFile.write(Array("new".utf8), to: folder.path("a.json"))
    #expect(try folder.text("a.json") == "new")
    #expect(try folder.files() == ["a.json"])
  }

  @Test func `The earlier file is there until the new one is committed`() throws {
    try folder.make("a.json", "old")
    let file = try AtomicFile(path: folder.path("a.json"))
    try file.append(Array(repeating: 65, count: 200_000))
    try file.finish()
    #expect(try folder.text("a.json") == "old")
    try file.commit()
    #expect(try folder.text("a.json") == String(repeating: "A", count: 200_000))
  }

  @Test func `A file that is not committed leaves nothing behind`() throws {
    try folder.make("a.json", "old")
    do {
      let file = try AtomicFile(path: folder.path("a.json"))
      try file.append(Array(repeating: 65, count: 200_000))
    }
    #expect(try folder.text("a.json") == "old")
    #expect(try folder.files() == ["a.json"])
  }

  @Test func `Short writes and interrupted calls are continued`() throws {
    let interrupted = FailingCalls { $0.isMultiple(of: 2) ? EINTR : nil }
    var calls = interrupted.calls
    let write = calls.write
    calls.write = { write($0, $1.prefix(3)) }
    let text = String(repeating: "0123456789", count: 20)
    try AtomicFile.write(Array(text.utf8), to: folder.path("a"), calls: calls)
    #expect(try folder.text("a") == text)
    #expect(interrupted.made >= 2 * 200 / 3)
  }

  @Test func `A full disk does not change the earlier file`() throws {
    try folder.make("a.json", "old")
    var calls = FileCalls.system
    // Room for a few bytes, then none.
    calls.write = { $1.count < 10 ? FileCalls.system.write($0, $1) : -Int(ENOSPC) }
    let path = folder.path("a.json")
    let error = #expect(throws: FileError.self) {
      try AtomicFile.write(Array("a longer text".utf8), to: path, calls: calls)
    }
    #expect(error == FileError(path: path, action: "write", code: ENOSPC))
    #expect(try folder.text("a.json") == "old")
    #expect(try folder.files() == ["a.json"])
  }

  @Test func `If any call fails, the file is the old or the new one and nothing else is left`()
    throws
  {
    let counting = FailingCalls { _ in nil }
    let bytes = Array(String(repeating: "new", count: 50_000).utf8)
    try AtomicFile.write(bytes, to: folder.path("a"), calls: counting.calls)
    #expect(counting.made >= 4)
    for number in 0..<counting.made {
      try folder.make("a", "old")
      let failing = FailingCalls { $0 == number ? EIO : nil }
      #expect(throws: FileError.self) {
        try AtomicFile.write(bytes, to: folder.path("a"), calls: failing.calls)
      }
      let isReplaced = failing.renames > 0
      #expect(try folder.text("a") == (isReplaced ? String(decoding: bytes, as: UTF8.self) : "old"))
      #expect(try folder.files() == ["a"])
    }
  }

  @Test func `A write call that writes nothing ends with an error`() throws {
    var calls = FileCalls.system
    calls.write = { _, _ in 0 }
    let error = #expect(throws: FileError.self) {
      try AtomicFile.write([1], to: folder.path("a"), calls: calls)
    }
    #expect(error?.code == EIO)
    #expect(try folder.files().isEmpty)
  }

  @Test func `An unsupported sync of a folder is not an error`() throws {
    let calls = FailingCalls { $0 == 3 ? EINVAL : nil }
    try AtomicFile.write([65], to: folder.path("a"), calls: calls.calls)
    #expect(calls.made == 4)
    #expect(try folder.text("a") == "A")
  }

  @Test func `A folder at the file's path is reported before anything is written`() throws {
    try folder.makeFolder("a")
    let path = folder.path("a")
    let error = #expect(throws: FileError.self) { _ = try AtomicFile(path: path) }
    #expect(error?.code == EISDIR)
    #expect(try folder.files().isEmpty)
  }

  @Test func `A path in a missing folder, and one below a file, are errors that name it`() throws {
    try folder.make("file", "")
    for (name, code) in [("none/a", ENOENT), ("file/a", ENOTDIR)] {
      let path = folder.path(name)
      let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: path) }
      #expect(error == FileError(path: path, action: "write", code: code))
    }
  }

  @Test func `A temporary file of an earlier process does not matter`() throws {
    try folder.make(".a.\(getpid())-0.tmp", "rest")
    try AtomicFile.write([65], to: folder.path("a"))
    #expect(try folder.text("a") == "A")
  }
}
