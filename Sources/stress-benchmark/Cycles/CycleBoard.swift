/// A task board on which tasks are claimed and completed; the two that are compared conform.
protocol CycleBoard {
  /// What it takes to make many boards alike.
  associatedtype Template

  /// Short, for errors.
  static var name: String { get }

  /// Prepares boards of a shape.
  ///
  /// - Parameter shape: What they hold.
  /// - Returns: What to make them from.
  /// - Throws: When it cannot be prepared.
  static func template(_ shape: BoardShape) async throws -> Template

  /// Makes a board that nothing was started on.
  ///
  /// - Parameter template: What it holds.
  /// - Throws: When it cannot be made.
  init(_ template: Template) throws

  /// Claims the first ready task in one transaction, and completes it by its token in another.
  ///
  /// - Throws: When there is none, or it is refused.
  func cycle() async throws

  /// What the board has come to.
  var facts: BoardFacts { get async throws }
}
