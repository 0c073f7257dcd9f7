extension EvidenceFolder {
  /// Writes a `.gitignore` into the folder, so that git ignores everything in it.
  ///
  /// - Throws: `FileError` if the file cannot be written.
  func ignoreInGit() throws(FileError) {
    let path = file(".gitignore")
    guard EntryKind(at: path) == nil else { return }
    try AtomicFile.write(Array("*\n".utf8), to: path, calls: calls)
  }
}
