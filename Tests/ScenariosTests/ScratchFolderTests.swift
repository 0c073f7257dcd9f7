import Foundation
import Testing

@testable import Scenarios

/// Scratch folders are deleted after use, including those of killed processes.
struct ScratchFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name),
      withIntermediateDirectories: true
    )
  }

  @Test func `a folder is deleted with its last user`() throws {
    do {
      let scratch = try ScratchFolder(in: folder.path)
      try Data("text".utf8).write(to: URL(fileURLWithPath: "\(scratch.path)/file"))
      #expect(try folder.entries().count == 2)
    }
    #expect(try folder.entries() == [])
  }

  @Test func `only unlocked folders are deleted`() throws {
    // A killed process leaves such a folder: with files, and without a lock.
    try make("race-stress.killed/more")
    try make("another-program")
    let scratch = try ScratchFolder(in: folder.path)
    ScratchFolder.removeAbandoned(in: folder.path)
    let name = URL(fileURLWithPath: scratch.path).lastPathComponent
    #expect(try folder.entries() == ["another-program", name].sorted())
  }

  @Test func `without a parent folder no folder is made`() {
    #expect(throws: ScratchFolder.Failure.self) {
      try ScratchFolder(in: folder.path("not there"))
    }
    ScratchFolder.removeAbandoned(in: folder.path("not there"))
  }
}
