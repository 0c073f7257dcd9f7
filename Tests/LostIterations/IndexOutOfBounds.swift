import StressKit

struct IndexOutOfBounds: LostIteration {
  static func lose() async {
    let entries = [1, 2, 3].filter { $0 > 0 }
    print(entries[entries.count + 2])
  }
}
