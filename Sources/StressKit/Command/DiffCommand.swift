/// Compares two evidence files.
struct DiffCommand {
  static let options: [CommandLineArguments.Option] = [
    .init(name: "markdown", value: nil, help: "write Markdown instead of text", environment: false)
  ]

  private let old: String
  private let new: String
  private let asMarkdown: Bool
  private let console: Console

  init(_ arguments: CommandLineArguments, console: Console) throws(UsageError) {
    guard arguments.positionals.count == 2 else {
      throw UsageError(
        "diff takes two files, not \(arguments.positionals.count)",
        type: "diff OLD.json NEW.json"
      )
    }
    old = arguments.positionals[0]
    new = arguments.positionals[1]
    asMarkdown = arguments.has("markdown")
    self.console = console
  }

  /// Compares the files.
  ///
  /// - Returns: `.violation` if something got worse.
  /// - Throws: `EvidenceError` if a file is missing, corrupt or of another kind.
  func run() throws -> ExitStatus {
    let diff = try EvidenceDiff(
      from: AnyEvidence(at: old),
      to: AnyEvidence(at: new),
      named: (old, new)
    )
    console.lines(asMarkdown ? diff.markdown(from: old, to: new) : diff.text)
    return diff.isRegression ? .violation : .passed
  }
}
