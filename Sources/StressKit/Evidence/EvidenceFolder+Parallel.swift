extension EvidenceFolder {
  static let parallel = "parallel.json"
  static let parallelText = "parallel.md"
  /// The subfolder for failures of real threads that control has reproduced.
  static let parallelFailures = "parallel"

  /// Writes the results of real threads: `parallel.json`, `parallel.md` and the files of their failures.
  ///
  /// `latest.json` and the folder `failures` do not change.
  ///
  /// - Parameters:
  ///   - evidence: Results of all scenarios.
  ///   - failures: Failures that control has reproduced.
  /// - Throws: `FileError` when a file cannot be written.
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
  /// - Throws: When it is missing or not valid.
  /// - Complexity: O(size of the file).
  package func readParallel() throws(EvidenceError) -> ParallelEvidence {
    try EvidenceReader.read(ParallelEvidence.self, at: file(Self.parallel))
  }
}
