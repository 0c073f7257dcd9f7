internal import Foundation
import Testing

@testable import StressKit

struct FileErrorTests {
  @Test(arguments: [
    (ENOSPC, "No space left on device; free some space there"),
    (EACCES, "Permission denied; change its permissions"),
    (EROFS, "Read-only file system; the file system is read-only: name another folder"),
    (ENOTDIR, "Not a directory; a file is in the way"),
    (EISDIR, "Is a directory; a folder is in the way"),
    (ENOENT, "No such file or directory; check the path"),
    (EIO, "Input/output error; check the disk"),
  ])
  func `A message says what failed, where, why and what to do`(code: Int32, text: String) {
    let error = FileError(path: "evidence/latest.json", action: "write", code: code)
    #expect(error.description.hasPrefix("cannot write 'evidence/latest.json': \(text)"))
  }

  @Test func `The error for a folder in place of a file does not advise to remove it`() {
    let error = FileError(path: "evidence", action: "read", code: EISDIR)
    #expect(
      error.description == "cannot read 'evidence': Is a directory; it is a folder: name a file"
    )
  }
}
