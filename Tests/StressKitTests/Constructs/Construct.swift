import Testing

/// Something that a Swift program does, and what becomes of it under control.
struct Construct: Sendable, CustomTestStringConvertible {
  /// What control does about it.
  enum Handling: Equatable, Sendable {
    /// Every order is chosen, and comes again with the same seed.
    case controlled
    /// It works, in real time and on real threads, and the evidence names it so.
    case named(String)
    /// It waits for nothing that can come, which is a deadlock; what it waits for.
    case deadlocks(String)
    /// The iteration cannot go on, and says so.
    case givenUp(String)
    /// Control does nothing about it; why, for a reader.
    case notReached(String)
  }

  /// What a program writes, over many seeds.
  enum Outcomes: Equatable, Sendable {
    /// The same lines under every seed.
    case always([String])
    /// So many different ones, all of which are found.
    case exactly(Int)
    /// More than one; how many are possible is not worth counting.
    case several
    /// Of what comes from outside, nothing is promised.
    case any
  }

  let name: String
  let handling: Handling
  let outcomes: Outcomes
  /// The file that it is declared in.
  let file: String
  let program: @Sendable (Log) async throws -> Void

  init(
    _ name: String,
    _ handling: Handling,
    _ outcomes: Outcomes,
    file: String = #fileID,
    program: @escaping @Sendable (Log) async throws -> Void
  ) {
    self.name = name
    self.handling = handling
    self.outcomes = outcomes
    self.file = file.split(separator: "/").last.map(String.init) ?? file
    self.program = program
  }

  /// A construct that is under control.
  init(
    _ name: String,
    _ outcomes: Outcomes,
    file: String = #fileID,
    program: @escaping @Sendable (Log) async throws -> Void
  ) {
    self.init(name, .controlled, outcomes, file: file, program: program)
  }

  var testDescription: String { name }

  /// Every construct, in the order of the table.
  static let all: [Construct] =
    TaskConstructs.all + IsolationConstructs.all + ExecutorConstructs.all
    + ContinuationConstructs.all
    + TimeConstructs.all + RandomConstructs.all + DispatchConstructs.all + SystemConstructs.all
    + BlockingConstructs.all + HookConstructs.all + RunLoopConstructs.all + UnreachedConstructs.all
}
