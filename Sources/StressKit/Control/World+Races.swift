internal import CStressRuntime

/// Data races in instrumented code.
extension World {
  /// Two accesses to the same memory that nothing orders, at least one of which writes.
  struct DataRace {
    let first: RacingAccess
    let second: RacingAccess
  }

  /// One of the two accesses of a race.
  struct RacingAccess {
    /// The number of the task, from 1; 0 for a block of the main queue.
    let task: Int
    /// The access as a verb, such as `writes`.
    let verb: String
    let isAtomic: Bool
    /// Where the code goes on after it, as an address of this process.
    let place: UInt
    /// The addresses of the calls, innermost first.
    let frames: [UInt]
  }

  /// Whether code of this program is instrumented, so that its accesses are seen.
  static var isInstrumented: Bool { stress_is_instrumented() }

  /// Looks for data races until the phase ends.
  ///
  /// - Parameter places: Places of plain accesses that are points.
  func detectRaces(pointsAt places: [CodeAddress]) {
    let addresses = places.compactMap(\.address).sorted()
    unsafe stress_detect_races(pointer, addresses, UInt32(addresses.count))
  }

  /// The different races of the last phase, in the order in which they were found.
  var races: [DataRace] {
    var found: UnsafePointer<stress_race>?
    let count = unsafe stress_races_found(pointer, &found)
    guard let found = unsafe found else { return [] }
    return (0..<Int(count)).map { index in
      let race = unsafe found[index]
      return DataRace(first: RacingAccess(race.first), second: RacingAccess(race.second))
    }
  }

  /// The places of the plain accesses that raced, without repetitions, in the order of their addresses.
  var racyPlaces: [CodeAddress] {
    let plain = races.flatMap { [$0.first, $0.second] }.filter { !$0.isAtomic && $0.place > 0 }
    return Set(plain.map(\.place)).sorted().map { CodeAddress(of: $0) }
  }

  /// Whether a limit of the detection was reached, so that a race may have been missed.
  var hasUnseenAccesses: Bool { unsafe stress_race_limit_reached(pointer) }
}

extension World.RacingAccess {
  fileprivate init(_ access: stress_racing_access) {
    task = Int(access.task)
    place = UInt(access.place)
    isAtomic = access.kind == STRESS_ATOMIC_READS || access.kind == STRESS_ATOMIC_WRITES
    verb =
      switch access.kind {
      case STRESS_READS: "reads"
      case STRESS_WRITES: "writes"
      case STRESS_ATOMIC_READS: "reads atomically"
      default: "writes atomically"
      }
    frames = unsafe withUnsafeBytes(of: access.frames) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(access.frame_count)))
    }
  }
}
