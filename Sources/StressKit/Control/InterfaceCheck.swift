internal import CStressRuntime

/// Checks the assumptions about the runtime's binary interface on real tasks, jobs and actors.
enum InterfaceCheck {
  private actor Place {
    private(set) var visits = 0

    func visit() { visits += 1 }
  }

  private final class Thing {}

  /// The C structure of the check, for the tasks of one controlled world.
  // Sendable by agreement: used in one controlled world, which runs one task at a time.
  @safe private final class Interface: @unchecked Sendable {
    let pointer = unsafe stress_interface_make()

    deinit { unsafe stress_interface_free(pointer) }

    func enter(_ stage: stress_stage) { unsafe stress_interface_enter(pointer, stage) }
  }

  private static let stepLimit = 1_000

  /// Names of the assumptions, in the order of the list.
  static var names: [String] {
    (0..<stress_assumption_count()).map { unsafe String(cString: stress_assumption_name($0)) }
  }

  /// Checks all assumptions.
  ///
  /// - Parameter changes: Amounts to add to expected values, by assumption; for tests of the check.
  /// - Returns: The number of assumptions; all hold.
  /// - Throws: `ControlUnavailable` with the name of the first assumption that does not hold.
  @discardableResult
  static func run(adding changes: [String: Int64] = [:]) throws(ControlUnavailable) -> Int {
    let interface = Interface()
    for (index, name) in names.enumerated() {
      guard let change = changes[name] else { continue }
      let index = UInt32(index)
      unsafe stress_interface_expect(
        interface.pointer,
        index,
        stress_assumption_value(index) + change
      )
    }
    let execution = Execution(parksByRuntime: true)
    unsafe execution.world.pointer.pointee.interface = interface.pointer
    _ = execution.run(.body, stepLimit: stepLimit) { await program(interface) }
    interface.enter(STRESS_STAGE_NONE)
    checkObjects(interface)
    unsafe CompletionProbe.run { tasks, count, haveEnded in
      unsafe stress_check_completion(interface.pointer, tasks, count, haveEnded)
    }
    let refuted = unsafe stress_interface_refuted(interface.pointer)
    unsafe execution.world.pointer.pointee.interface = nil
    guard refuted < 0 else { throw unsafe refusal(UInt32(refuted), interface.pointer) }
    return names.count
  }

  private static func refusal(_ index: UInt32, _ pointer: OpaquePointer) -> ControlUnavailable {
    let name = unsafe String(cString: stress_assumption_name(index))
    let meaning = unsafe String(cString: stress_assumption_meaning(index))
    let source = unsafe String(cString: stress_assumption_source(index))
    return ControlUnavailable(
      description: unsafe """
      this version of the Swift runtime is not known: \(name), the \(meaning) (\(source)), is not \
      \(stress_interface_expected(pointer, index)); use the toolchain that the README names
      """
    )
  }

  // MARK: The checked program

  /// Makes a task of each kind, one after the other.
  private static func program(_ interface: Interface) async {
    interface.enter(STRESS_STAGE_PLAIN)
    let plain = Task.detached(priority: .high) {}
    interface.enter(STRESS_STAGE_NONE)
    await plain.value

    interface.enter(STRESS_STAGE_NAMED)
    let named = Task.detached(name: "named", priority: .high) {}
    interface.enter(STRESS_STAGE_NONE)
    await named.value

    interface.enter(STRESS_STAGE_ISOLATED)
    let isolated = Task.detached { @MainActor in }
    interface.enter(STRESS_STAGE_NONE)
    await isolated.value

    interface.enter(STRESS_STAGE_IMMEDIATE)
    let immediate = Task.immediate {}
    interface.enter(STRESS_STAGE_NONE)
    await immediate.value

    await withTaskGroup { group in
      interface.enter(STRESS_STAGE_CHILD)
      group.addTask {}
      interface.enter(STRESS_STAGE_NONE)
    }

    interface.enter(STRESS_STAGE_ASYNC_LET)
    async let nothing: Void = rest()
    interface.enter(STRESS_STAGE_NONE)
    await nothing

    interface.enter(STRESS_STAGE_YIELD)
    await Task.yield()
    interface.enter(STRESS_STAGE_NONE)
    let place = Place()
    unsafe stress_interface_send(interface.pointer, Unmanaged.passUnretained(place).toOpaque())
    await Task.detached {}.value
    interface.enter(STRESS_STAGE_HOP)
    await visit(place)
    interface.enter(STRESS_STAGE_NONE)
  }

  @concurrent private static func rest() async {}

  @inline(never)
  @concurrent private static func visit(_ place: Place) async {
    await place.visit()
    await place.visit()
  }

  private static func checkObjects(_ interface: Interface) {
    let thing = Thing()
    let type = unsafe unsafeBitCast(Thing.self as AnyClass, to: UInt.self)
    unsafe stress_check_object(interface.pointer, Unmanaged.passUnretained(thing).toOpaque(), type)
    let block: @convention(block) () -> Void = {}
    unsafe stress_check_block(interface.pointer, unsafeBitCast(block, to: UnsafeRawPointer.self))
    withExtendedLifetime(thing) {}
    // Calling the block keeps it alive; on Linux a generic function cannot take a block.
    block()
  }
}
