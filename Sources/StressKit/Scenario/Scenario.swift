/// One race: a system, a program that stresses it, and invariants for every interleaving.
///
/// A scenario uses plain Swift concurrency. Its parameters are stored properties with default
/// values. Its file in `Scenarios/` has the name of its type.
///
/// An iteration makes a system, runs the body in a chosen interleaving until nothing is left to
/// run, and then checks every invariant. The code that makes the system and checks the invariants
/// runs first in, first out, and its order is not recorded.
public protocol Scenario: Sendable {
  /// The system that the body stresses.
  associatedtype System: Sendable
  /// The configuration of a system; a defect edits it.
  associatedtype Configuration: Sendable

  /// Creates the scenario with its default parameters.
  init()

  /// A number of steps that no iteration with these parameters needs; an iteration that reaches it
  /// is a livelock.
  ///
  /// The default is 20,000. Override it if the parameters bound the loops of the scenario.
  var stepLimit: Int { get }
  /// The maximum number of times that virtual time goes on while tasks are ready, in an iteration in which
  /// work takes time; 0 if work never takes time.
  ///
  /// The default is 64. In every second iteration a timer can fire between any two steps, as on a busy
  /// machine; in the others time goes on only when every task waits.
  static var timePasses: Int { get }
  /// The property that the scenario checks, in one sentence.
  static var objective: String { get }
  /// The sizes that a command can set.
  static var parameters: [Parameter<Self>] { get }
  /// Sizes that a few iterations of every run use instead, such as those of a large board; none by
  /// default.
  static var largeSizes: [LargeSizes] { get }
  /// The choices between configurations that a command can set; none by default.
  static var variants: [Variant<Configuration>] { get }
  /// The configuration without any defect.
  static var configuration: Configuration { get }
  /// The defects that an invariant of this scenario must catch.
  static var catches: [Defect<Configuration>] { get }
  /// The proof that iterations reached the race window; if one is never seen, the scenario is
  /// inconclusive.
  static var witnesses: [Witness] { get }
  /// The places in the body where faults can be injected; none by default.
  static var faults: [FaultPoint] { get }
  /// The metrics that the body can count; uncounted ones are reported as 0.
  static var metrics: [String] { get }
  /// The properties that must hold after every iteration.
  static var invariants: [Invariant<Self>] { get }

  /// Makes the system of one iteration.
  ///
  /// - Parameters:
  ///   - configuration: The declared configuration, with a defect if one is planted.
  ///   - iteration: The source of random numbers and the counters.
  /// - Returns: A system that no other iteration uses.
  /// - Throws: Any error; the iteration then fails.
  func makeSystem(_ configuration: Configuration, _ iteration: Iteration) async throws -> System

  /// Stresses the system.
  ///
  /// - Parameters:
  ///   - system: The system of this iteration.
  ///   - iteration: The source of random numbers, the counters and the witnesses.
  /// - Throws: Any error; the iteration then fails.
  func run(_ system: System, _ iteration: Iteration) async throws

  /// Lists the latest records of the system, oldest first.
  ///
  /// Called after an iteration failed on real threads, because there is no trace then. Evidence
  /// keeps the last 50 lines. By default there are none.
  ///
  /// - Parameter system: The system of the failed iteration.
  /// - Returns: A line for each record.
  /// - Throws: Any error; the evidence then has no records.
  func records(of system: System) async throws -> [String]
}

extension Scenario {
  /// 20,000 steps, enough for about ten tasks with hundreds of calls.
  public var stepLimit: Int { 20_000 }

  /// 64 times.
  public static var timePasses: Int { PassingTime.defaultLimit }

  /// No sizes.
  public static var parameters: [Parameter<Self>] { [] }

  /// No large sizes.
  public static var largeSizes: [LargeSizes] { [] }

  /// No variants.
  public static var variants: [Variant<Configuration>] { [] }

  /// No faults.
  public static var faults: [FaultPoint] { [] }

  /// No records.
  public func records(of system: System) async throws -> [String] { [] }

  /// No metrics.
  public static var metrics: [String] { [] }

  /// The name on the command line: the type's name in kebab-case.
  public static var name: String { kebabCase("\(Self.self)") }
}

/// Converts a type's name to lower case with hyphens: `ParallelDispatchRace` to
/// `parallel-dispatch-race`.
///
/// - Parameter typeName: The name of the type, without its module.
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
