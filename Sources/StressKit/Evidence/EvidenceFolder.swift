internal import Foundation

/// The folder in which evidence is written and read.
package struct EvidenceFolder: Sendable {
  static let latest = "latest.json"
  static let latestText = "latest.md"
  static let measured = "latest.measured.json"
  static let iterations = "latest.iterations.jsonl"
  static let defects = "defects.json"
  static let defectsText = "defects.md"
  static let archive = "archive"

  /// The path as the user typed it, but without a slash at the end.
  package let path: String
  let calls: FileCalls

  /// Makes a folder to read from.
  ///
  /// - Parameters:
  ///   - path: The path; the folder need not exist.
  ///   - calls: The system calls to use; tests pass failing ones.
  package init(_ path: String, calls: FileCalls = .system) {
    var path = path.isEmpty ? "." : path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.calls = calls
  }

  /// Creates the folder if necessary, and checks that every file can be written to it.
  ///
  /// Call this before any work, so that no result is lost.
  ///
  /// - Throws: If a part of the path is a file, the folder cannot be created or written to, or a
  ///   folder has the name of an evidence file.
  package func prepare() throws(FileError) {
    try makeFolder(path)
    let files = [
      Self.latest, Self.latestText, Self.measured, Self.iterations, Self.defects, Self.defectsText,
      Self.parallel, Self.parallelText,
    ]
    for name in files where EntryKind(at: file(name)) == .folder {
      throw FileError(path: file(name), action: "write", code: EISDIR)
    }
    try probe(path)
    for folder in [FailureFile.folder, Self.parallelFailures] {
      switch EntryKind(at: file(folder)) {
      case .folder: try probe(file(folder))
      case .file: throw FileError(path: file(folder), action: "create the folder", code: EEXIST)
      case nil: break
      }
    }
  }

  /// Opens the log of iterations; `write` moves it to its path.
  ///
  /// - Returns: An empty log.
  /// - Throws: If it cannot be created.
  package func makeIterationLog() throws(FileError) -> IterationLog {
    try IterationLog(path: file(Self.iterations), calls: calls)
  }

  /// Writes all results of a run.
  ///
  /// All files are complete on the disk before the first is moved to its path. Failures come first,
  /// because `latest.json` names them. Last, `write` removes files of failures that the run's
  /// scenarios no longer have, and a log of iterations of an earlier run.
  ///
  /// - Parameters:
  ///   - evidence: The content of `latest.json` and `latest.md`.
  ///   - measured: The content of `latest.measured.json`.
  ///   - failures: The files of the folder `failures`.
  ///   - log: The content of `latest.iterations.jsonl`, or nil if it was not requested.
  /// - Throws: `FileError` if a file cannot be written.
  /// - Complexity: O(size of the files).
  package func write(
    _ evidence: Evidence,
    measured: MeasuredEvidence,
    failures: [FailureFile],
    log: IterationLog?
  ) throws {
    var (files, names) = try finished(failures, in: FailureFile.folder)
    files.append(try finished(Self.latest, EvidenceJSON.document(evidence)))
    files.append(try finished(Self.latestText, Array(MarkdownReport.text(of: evidence).utf8)))
    files.append(try finished(Self.measured, EvidenceJSON.document(measured)))
    if let log {
      try log.pending.finish()
      files.append(log.pending)
    }
    for file in files { try file.commit() }
    try removeStaleFailures(
      // If a scenario was not run, its earlier failures are still the latest ones.
      of: Set(evidence.scenarios.filter { $0.iterations > 0 }.map(\.name)),
      in: FailureFile.folder,
      keeping: names
    )
    if log == nil { try remove(Self.iterations) }
  }

  /// Writes a failure's file and its page, before the evidence that names it.
  ///
  /// - Parameter failure: The failing iteration.
  /// - Throws: `FileError` if a file cannot be written.
  /// - Complexity: O(size of the files).
  package func write(_ failure: FailureFile) throws {
    try makeFolder(file(FailureFile.folder))
    let page = Array(MarkdownReport.text(of: failure).utf8)
    let files = [
      try finished(failure.path, EvidenceJSON.document(failure)),
      try finished(Self.textPath(of: failure.path), page),
    ]
    for file in files { try file.commit() }
  }

  /// Writes the kill table, `defects.json` and `defects.md`.
  ///
  /// - Parameter defects: The results of `verify`.
  /// - Throws: `FileError` if a file cannot be written.
  /// - Complexity: O(size of the files).
  package func write(_ defects: DefectsEvidence) throws {
    let files = [
      try finished(Self.defects, EvidenceJSON.document(defects)),
      try finished(Self.defectsText, Array(MarkdownReport.text(of: defects).utf8)),
    ]
    for file in files { try file.commit() }
  }

  /// Reads `latest.json`.
  ///
  /// - Returns: The results of the last run.
  /// - Throws: If the file is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readLatest() throws(EvidenceError) -> Evidence {
    try EvidenceReader.read(Evidence.self, at: file(Self.latest))
  }

  /// Reads `latest.measured.json`.
  ///
  /// - Returns: The measurements of the last run.
  /// - Throws: If the file is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readMeasured() throws(EvidenceError) -> MeasuredEvidence {
    try EvidenceReader.read(MeasuredEvidence.self, at: file(Self.measured))
  }

  /// Reads `defects.json`.
  ///
  /// - Returns: The results of the last `verify`.
  /// - Throws: If the file is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readDefects() throws(EvidenceError) -> DefectsEvidence {
    try EvidenceReader.read(DefectsEvidence.self, at: file(Self.defects))
  }

  /// Reads a failure file by its path in the evidence.
  ///
  /// - Parameter path: The path relative to the folder, as in `ViolationEvidence.file`.
  /// - Returns: The failing iteration.
  /// - Throws: If the file is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readFailure(_ path: String) throws(EvidenceError) -> FailureFile {
    try EvidenceReader.read(FailureFile.self, at: file(path))
  }

  /// A path below the folder.
  func file(_ name: String) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

  /// The path of the Markdown file next to a JSON file.
  private static func textPath(of path: String) -> String {
    path.dropLast(".json".count) + ".md"
  }

  /// Writes failures to temporary files, to be committed later.
  ///
  /// - Parameters:
  ///   - failures: The failures; duplicates are allowed.
  ///   - folder: The subfolder; it is created if there is a failure.
  /// - Returns: The temporary files, and the paths of the JSON files.
  /// - Throws: `FileError` if a file cannot be written.
  func finished(
    _ failures: [FailureFile],
    in folder: String
  ) throws -> (files: [AtomicFile], names: Set<String>) {
    var files: [AtomicFile] = []
    var names: Set<String> = []
    if !failures.isEmpty { try makeFolder(file(folder)) }
    for failure in failures where names.insert(failure.path(in: folder)).inserted {
      let path = failure.path(in: folder)
      let text = MarkdownReport.text(of: failure)
      files.append(try finished(path, EvidenceJSON.document(failure)))
      files.append(try finished(Self.textPath(of: path), Array(text.utf8)))
    }
    return (files, names)
  }

  /// Writes a temporary file, to be committed later.
  func finished(_ name: String, _ bytes: [UInt8]) throws(FileError) -> AtomicFile {
    let result = try AtomicFile(path: file(name), calls: calls)
    try result.append(bytes)
    try result.finish()
    return result
  }
}
