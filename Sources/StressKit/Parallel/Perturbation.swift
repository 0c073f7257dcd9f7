internal import CStressRuntime

/// Seeded disturbance of real threads.
///
/// After the chaos mode of rr (`src/Scheduler.cc`; R. O'Callahan et al., *Engineering Record and
/// Replay for Deployability*, 2017). It gives 10 % of the threads, and 30 % of the main threads, a
/// low priority. It makes 10 % of the time slices very short and 10 % short. For intervals of 1 ms
/// to 2 s, at most 20 % of the time, it lets only threads of high priority run.
///
/// Here a job (the part of a task between two scheduling points) replaces a thread, and the root
/// task of an iteration replaces the main thread. The longest interval is shorter, because an
/// iteration takes milliseconds.
struct Perturbation {
  /// When a job loses its processor, and for how long, in nanoseconds.
  struct Slice: Equatable {
    var after: Int64
    var stall: Int64
  }

  static let lowPercent = 10
  static let lowRootPercent = 30
  static let veryShortPercent = 10
  static let shortPercent = 10
  /// Nanoseconds; a job of the engine takes a few microseconds.
  static let veryShortSlices: ClosedRange<Int64> = 500...8_000
  static let shortSlices: ClosedRange<Int64> = 8_000...128_000
  /// Nanoseconds; long enough for other threads to run several jobs.
  static let stalls: ClosedRange<Int64> = 20_000...1_000_000
  /// Nanoseconds in which jobs of low priority do not run.
  static let starvations: ClosedRange<Int64> = 1_000_000...50_000_000
  /// After a starvation there is none for this many times its length.
  static let restPerStarvation: Int64 = 4

  /// How threads are disturbed.
  enum Style {
    /// As in rr: a fifth of the slices are short, and some jobs starve.
    case chaos
    /// 60 % of the jobs pause for ``Perturbation/pause``: 10 % of these before their first
    /// instruction, 80 % before they call an actor, the others anywhere.
    ///
    /// Any line may take this long, so a scenario must not check anything that depends on timing.
    case pauses
  }

  /// Nanoseconds of each pause; longer than the leases and ticks of most scenarios.
  static let pause: Int64 = 3_000_000
  static let pausePercent = 60
  static let earlyPausePercent = 10
  static let hopPausePercent = 80
  /// A slice with this value pauses before the job calls an actor, not after a time.
  static let atHop = Int64(STRESS_AT_HOP)
  /// Nanoseconds from the start of a job to its pause; a job of a debug build takes up to about 200 µs.
  static let pauseSlices: ClosedRange<Int64> = 1_000...256_000

  private let style: Style
  private var random: SeededRandom

  init(seed: Seed, style: Style = .chaos) {
    random = SeededRandom(seed: seed.value)
    self.style = style
  }

  /// Whether a job gets a low priority.
  /// - Parameter isRoot: Whether it starts the root task of an iteration.
  /// - Returns: A new random decision.
  mutating func makesLow(isRoot: Bool) -> Bool {
    random.below(100) < (isRoot ? Self.lowRootPercent : Self.lowPercent)
  }

  /// The slice of the next job, or nil if the job is not disturbed.
  mutating func slice() -> Slice? {
    guard style == .chaos else { return pauseSlice() }
    return switch random.below(100) {
    case ..<Self.veryShortPercent: Slice(after: spread(Self.veryShortSlices), stall: stall())
    case ..<(Self.veryShortPercent + Self.shortPercent):
      Slice(after: spread(Self.shortSlices), stall: stall())
    default: nil
    }
  }

  private mutating func pauseSlice() -> Slice? {
    guard random.below(100) < Self.pausePercent else { return nil }
    switch random.below(100) {
    case ..<Self.earlyPausePercent: return Slice(after: 1, stall: Self.pause)
    case ..<(Self.earlyPausePercent + Self.hopPausePercent):
      return Slice(after: Self.atHop, stall: Self.pause)
    default: return Slice(after: spread(Self.pauseSlices), stall: Self.pause)
    }
  }

  /// The length of the next starvation, in nanoseconds.
  mutating func starvation() -> Int64 { spread(Self.starvations) }

  private mutating func stall() -> Int64 { spread(Self.stalls) }

  /// A random number; every order of magnitude is about equally likely.
  private mutating func spread(_ range: ClosedRange<Int64>) -> Int64 {
    var doublings = 0
    while range.lowerBound << (doublings + 1) <= range.upperBound { doublings += 1 }
    let base = range.lowerBound << random.below(doublings + 1)
    return min(range.upperBound, base + Int64(random.below(Int(base))))
  }
}
