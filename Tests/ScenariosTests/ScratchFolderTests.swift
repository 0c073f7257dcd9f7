import Foundation
import Testing

@testable import Scenarios

/// Scratch folders are gone when nobody uses them, those of killed processes included.
struct ScratchFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name),
      withIntermediateDirectories: true
    )
  }

  @Test func `a folder goes with its last user`() throws {
    do {
      let scratch = try ScratchFolder(in: folder.path)
      try Data("text".utf8).write(to: URL(fileURLWithPath: "\(scratch.path)/file"))
      #expect(try folder.entries().count == 2)
    }
    #expect(try folder.entries() == [])
  }

  @Test func `what nobody has locked is taken away, and nothing else`() throws {
    // Such a folder is what a killed process leaves: with files, and without a lock.
    try make("race-stress.killed/more")
    try make("another-program")
    let scratch = try ScratchFolder(in: folder.path)
    ScratchFolder.removeAbandoned(in: folder.path)
    let name = URL(fileURLWithPath: scratch.path).lastPathComponent
    #expect(try folder.entries() == ["another-program", name].sorted())
  }

  @Test func `without a place for it no folder is made`() {
    #expect(throws: ScratchFolder.Failure.self) {
      try ScratchFolder(in: folder.path("not there"))
    }
    ScratchFolder.removeAbandoned(in: folder.path("not there"))
  }
}
