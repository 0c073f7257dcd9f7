/// A board on which tasks are claimed and completed; both compared sides conform.
protocol CycleBoard {
  /// The data to make many equal boards from.
  associatedtype Template

  /// A short name, for errors.
  static var name: String { get }

  /// Prepares boards of a shape.
  ///
  /// - Parameter shape: The content of the boards.
  /// - Returns: The template of the boards.
  /// - Throws: An error if it cannot be prepared.
  static func template(_ shape: BoardShape) async throws -> Template

  /// Makes a board on which nothing has started.
  ///
  /// - Parameter template: The template of the board.
  /// - Throws: An error if it cannot be made.
  init(_ template: Template) throws

  /// Claims the first ready task in one transaction, and completes it with its token in another.
  ///
  /// - Throws: An error if no task is ready or a call is refused.
  func cycle() async throws

  /// The facts about the board now.
  var facts: BoardFacts { get async throws }
}
