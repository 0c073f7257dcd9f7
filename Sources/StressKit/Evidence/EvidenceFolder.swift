internal import Foundation

/// The folder in which evidence is written and found.
package struct EvidenceFolder: Sendable {
  static let latest = "latest.json"
  static let latestText = "latest.md"
  static let measured = "latest.measured.json"
  static let iterations = "latest.iterations.jsonl"
  static let defects = "defects.json"
  static let defectsText = "defects.md"
  static let archive = "archive"

  /// As the user gave it, without a slash at the end.
  package let path: String
  let calls: FileCalls

  /// Names a folder, to read from.
  ///
  /// - Parameters:
  ///   - path: It need not be there.
  ///   - calls: How to write; the system's calls.
  package init(_ path: String, calls: FileCalls = .system) {
    var path = path.isEmpty ? "." : path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.calls = calls
  }

  /// Makes the folder where it is not there, and makes sure that every file can be written to it.
  ///
  /// To be called before any work is done whose result could then not be kept.
  ///
  /// - Throws: When a part of the path is a file, the folder cannot be made or written to, or a folder
  ///   has the name of an evidence file.
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

  /// Opens the log of iterations; it is put in place by `write`.
  ///
  /// - Returns: An empty log.
  /// - Throws: When it cannot be made.
  package func makeIterationLog() throws(FileError) -> IterationLog {
    try IterationLog(path: file(Self.iterations), calls: calls)
  }

  /// Writes all that a run has to say.
  ///
  /// Every file is whole on the disk before the first is put in its place: failures first, because
  /// `latest.json` names them. Files of failures that the run's scenarios no longer show are removed
  /// last, and so is a log of iterations that belongs to an earlier run.
  ///
  /// - Parameters:
  ///   - evidence: For `latest.json` and `latest.md`.
  ///   - measured: For `latest.measured.json`.
  ///   - failures: For the folder `failures`.
  ///   - log: For `latest.iterations.jsonl`; nil when no one asked for it.
  /// - Throws: `FileError` when something cannot be written.
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
      // The failures of a scenario that was not run are still the latest ones.
      of: Set(evidence.scenarios.filter { $0.iterations > 0 }.map(\.name)),
      in: FailureFile.folder,
      keeping: names
    )
    if log == nil { try remove(Self.iterations) }
  }

  /// Writes a failure's file and its page, before the evidence that names it.
  ///
  /// - Parameter failure: The failing iteration.
  /// - Throws: `FileError` when it cannot be written.
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
  /// - Parameter defects: What `verify` found.
  /// - Throws: `FileError` when it cannot be written.
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
  /// - Returns: What the last run has shown.
  /// - Throws: When it is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readLatest() throws(EvidenceError) -> Evidence {
    try EvidenceReader.read(Evidence.self, at: file(Self.latest))
  }

  /// Reads `latest.measured.json`.
  ///
  /// - Returns: What the last run has cost.
  /// - Throws: When it is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readMeasured() throws(EvidenceError) -> MeasuredEvidence {
    try EvidenceReader.read(MeasuredEvidence.self, at: file(Self.measured))
  }

  /// Reads `defects.json`.
  ///
  /// - Returns: What the last `verify` has shown.
  /// - Throws: When it is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readDefects() throws(EvidenceError) -> DefectsEvidence {
    try EvidenceReader.read(DefectsEvidence.self, at: file(Self.defects))
  }

  /// Reads a failure by the path that evidence gives it.
  ///
  /// - Parameter path: Relative to the folder, as in `ViolationEvidence.file`.
  /// - Returns: The failing iteration.
  /// - Throws: When it is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readFailure(_ path: String) throws(EvidenceError) -> FailureFile {
    try EvidenceReader.read(FailureFile.self, at: file(path))
  }

  /// A path below the folder.
  func file(_ name: String) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

  /// The Markdown next to a JSON file.
  private static func textPath(of path: String) -> String {
    path.dropLast(".json".count) + ".md"
  }

  /// Writes failures to files that are not yet in their places.
  ///
  /// - Parameters:
  ///   - failures: Some may be the same.
  ///   - folder: Their subfolder; it is made if there is a failure.
  /// - Returns: The files, and the paths of the JSON files.
  /// - Throws: `FileError` when a file cannot be written.
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

  /// Writes a file that is not yet in its place.
  func finished(_ name: String, _ bytes: [UInt8]) throws(FileError) -> AtomicFile {
    let result = try AtomicFile(path: file(name), calls: calls)
    try result.append(bytes)
    try result.finish()
    return result
  }
}
