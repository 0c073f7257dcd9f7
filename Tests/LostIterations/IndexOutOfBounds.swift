import StressKit

struct IndexOutOfBounds: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async {
    let entries = [1, 2, 3].filter { $0 > 0 }
    print(entries[entries.count + 2])
  }
}
