/// The subject of a rerun rule.
public struct RerunSubject: Sendable {
  /// The board.
  public let board: Board

  /// The run.
  public let run: BoardRun

  /// The selected tasks, in order, each once.
  public let selection: [TaskID]

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - run: The run.
  ///   - selection: The selected tasks, in order, each once.
  public init(board: Board, run: BoardRun, selection: [TaskID]) {
    self.board = board
    self.run = run
    self.selection = selection
  }

  /// The selected tasks that exist; all of them if the rule `unknown-task` holds.
  ///
  /// - Complexity: O(*n*), where *n* is the number of selected tasks.
  public var tasks: [BoardTask] { selection.compactMap { try? board.task($0) } }
}
