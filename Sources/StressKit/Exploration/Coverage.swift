/// How much was explored, whether or not iterations failed.
struct Coverage: Equatable {
  /// Iterations that were run.
  var iterations = 0
  /// Iterations that stayed under control.
  var controlled = 0
  /// Different interleavings.
  var interleavings = 0
  /// The largest number of tasks in the body of one iteration.
  var tasks = 0

  /// The reason why the iterations show nothing, or nil.
  var reason: String? {
    guard iterations > 0, controlled == 0 else { return nil }
    return "\(iterations) of \(counted(iterations, "iteration")) left control: "
      + "no interleaving was explored"
  }

  /// The limits of a pass, for the line of the verdict; nil if there are none.
  var remark: String? {
    var remarks: [String] = []
    if controlled > 0, controlled < iterations {
      remarks.append("\(iterations - controlled) of \(iterations) iterations left control")
    }
    // With one task or one iteration, one interleaving is expected.
    if controlled > 1, interleavings == 1, tasks > 1 {
      remarks.append("one interleaving: its \(tasks) tasks always ran in the same order")
    }
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }
}
