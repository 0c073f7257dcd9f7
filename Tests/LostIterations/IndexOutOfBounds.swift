import StressKit

struct IndexOutOfBounds: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async {
    let entries = [1, 2, 3].filter { $0 > 0 }
    print(entries[entries.count + 2])
  }
}
