/// One race: a system, a program that stresses it, and what must hold whatever the interleaving.
///
/// A scenario is written in plain Swift concurrency. Its parameters are stored properties with
/// defaults; its file in `Scenarios/` has the name of its type.
///
/// An iteration makes a system, runs the body under a chosen interleaving until nothing is left to
/// run, and then checks every invariant. The system is made and checked first in, first out, outside
/// the recorded choices.
public protocol Scenario: Sendable {
  /// What the body stresses.
  associatedtype System: Sendable
  /// What a system is made from; a defect edits it.
  associatedtype Configuration: Sendable

  /// Makes the scenario at its default size.
  init()

  /// Steps that no iteration of this size needs; one that reaches them gets nowhere.
  ///
  /// By default 20,000. A scenario whose loops are bounded by its parameters says so here.
  var stepLimit: Int { get }
  /// What the scenario shows, in one sentence.
  static var objective: String { get }
  /// The sizes that a command may set.
  static var parameters: [Parameter<Self>] { get }
  /// Choices between configurations that a command may make; by default none.
  static var variants: [Variant<Configuration>] { get }
  /// The configuration without any defect.
  static var configuration: Configuration { get }
  /// Defects that an invariant of this scenario must catch.
  static var catches: [Defect<Configuration>] { get }
  /// Proof that the race window was entered; one never seen makes the scenario inconclusive.
  static var witnesses: [Witness] { get }
  /// Where the body lets faults be injected; by default nowhere.
  static var faults: [FaultPoint] { get }
  /// Keys that the body may count under; one that never occurs is reported with zeros.
  static var metrics: [String] { get }
  /// What must hold after every iteration.
  static var invariants: [Invariant<Self>] { get }

  /// Makes the system of one iteration.
  ///
  /// - Parameters:
  ///   - configuration: As declared, with a defect planted where one is asked for.
  ///   - iteration: Seeded randomness and counters.
  /// - Returns: A system that no other iteration uses.
  /// - Throws: Any error; the iteration then fails.
  func makeSystem(_ configuration: Configuration, _ iteration: Iteration) async throws -> System

  /// Stresses the system.
  ///
  /// - Parameters:
  ///   - system: As made for this iteration.
  ///   - iteration: Seeded randomness, counters and witnesses.
  /// - Throws: Any error; the iteration then fails.
  func run(_ system: System, _ iteration: Iteration) async throws

  /// Lists the latest records of the system, oldest first.
  ///
  /// Called after an iteration failed on real threads, where no trace shows what happened. Evidence keeps
  /// the last 50 lines. By default there are none.
  ///
  /// - Parameter system: The system of the failed iteration.
  /// - Returns: A line for each record.
  /// - Throws: Any error; the evidence then has no records.
  func records(of system: System) async throws -> [String]
}

extension Scenario {
  /// Enough for some hundred calls of some ten tasks.
  public var stepLimit: Int { 20_000 }

  /// No sizes to set.
  public static var parameters: [Parameter<Self>] { [] }

  /// No choices to make.
  public static var variants: [Variant<Configuration>] { [] }

  /// No faults.
  public static var faults: [FaultPoint] { [] }

  /// No records.
  public func records(of system: System) async throws -> [String] { [] }

  /// Nothing to count.
  public static var metrics: [String] { [] }

  /// The name on the command line: the type's name in kebab-case.
  public static var name: String { kebabCase("\(Self.self)") }
}

/// Writes a type's name in lower case with hyphens: `ParallelDispatchRace` is `parallel-dispatch-race`.
///
/// - Parameter typeName: Without the name of its module.
/// - Returns: The name on the command line.
/// - Complexity: O(length of the name).
package func kebabCase(_ typeName: String) -> String {
  var result = ""
  let letters = Array(typeName)
  for (position, letter) in letters.enumerated() {
    let startsWord =
      letter.isUppercase && position > 0
      && (!letters[position - 1].isUppercase
        || (position + 1 < letters.count && letters[position + 1].isLowercase))
    if startsWord { result.append("-") }
    result.append(contentsOf: letter.lowercased())
  }
  return result
}
