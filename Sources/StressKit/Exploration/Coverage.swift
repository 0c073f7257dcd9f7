/// How much iterations have explored, whatever they found.
struct Coverage: Equatable {
  /// Iterations that were run.
  var iterations = 0
  /// Iterations that stayed under control.
  var controlled = 0
  /// Interleavings that differ from each other.
  var interleavings = 0
  /// The most tasks that ran in the body of one iteration.
  var tasks = 0

  /// Why the iterations show nothing, or nil.
  var reason: String? {
    guard iterations > 0, controlled == 0 else { return nil }
    return "\(iterations) of \(counted(iterations, "iteration")) left control: "
      + "no interleaving was explored"
  }

  /// What limits a pass, for the line of the verdict; nil when nothing does.
  var remark: String? {
    var remarks: [String] = []
    if controlled > 0, controlled < iterations {
      remarks.append("\(iterations - controlled) of \(iterations) iterations left control")
    }
    // A body with one task has no other interleaving, and one iteration has one.
    if controlled > 1, interleavings == 1, tasks > 1 {
      remarks.append("one interleaving: its \(tasks) tasks always ran in the same order")
    }
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }
}
