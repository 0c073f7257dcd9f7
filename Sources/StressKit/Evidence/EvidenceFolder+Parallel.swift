extension EvidenceFolder {
  static let parallel = "parallel.json"
  static let parallelText = "parallel.md"
  /// The subfolder for failures on real threads that were reproduced under control.
  static let parallelFailures = "parallel"

  /// Writes the results on real threads: `parallel.json`, `parallel.md` and the files of the
  /// failures.
  ///
  /// `latest.json` and the folder `failures` do not change.
  ///
  /// - Parameters:
  ///   - evidence: The results of all scenarios.
  ///   - failures: Failures that were reproduced under control.
  /// - Throws: `FileError` if a file cannot be written.
  /// - Complexity: O(size of the files).
  package func write(_ evidence: ParallelEvidence, failures: [FailureFile]) throws {
    var (files, names) = try finished(failures, in: Self.parallelFailures)
    files.append(try finished(Self.parallel, EvidenceJSON.document(evidence)))
    let page = MarkdownReport.text(of: evidence)
    files.append(try finished(Self.parallelText, Array(page.utf8)))
    for file in files { try file.commit() }
    try removeStaleFailures(
      of: Set(evidence.scenarios.map(\.name)),
      in: Self.parallelFailures,
      keeping: names
    )
  }

  /// Reads `parallel.json`.
  ///
  /// - Returns: The results of the last run on real threads.
  /// - Throws: If the file is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readParallel() throws(EvidenceError) -> ParallelEvidence {
    try EvidenceReader.read(ParallelEvidence.self, at: file(Self.parallel))
  }
}
