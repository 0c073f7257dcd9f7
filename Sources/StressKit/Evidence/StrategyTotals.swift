/// The sums of a kill table for each strategy.
struct StrategyTotals {
  private let defects: [DefectEvidence]

  /// Takes the defects that were planted and caught.
  ///
  /// - Parameter defects: The defects of the table.
  init(_ defects: [DefectEvidence]) {
    self.defects = defects.filter { $0.caught && $0.excluded == nil }
  }

  /// The number of defects that every seed caught in its first iteration, and for each strategy the
  /// number of defects that it catches with every seed, with its mean iterations for these.
  var lines: [String] {
    guard !defects.isEmpty else { return [] }
    let coarse = defects.count { $0.coarse }
    var lines = ["caught in the first iteration of every seed: \(coarse) of \(defects.count)"]
    for name in defects[0].strategies?.map(\.name) ?? [] {
      let tried = defects.compactMap { $0.strategies?.first { $0.name == name } }
      let caught = tried.filter { $0.caught == $0.seeds }
      let total = caught.reduce(0) { $0 + $1.iterations.avg.value }
      let mean = Hundredths(caught.isEmpty ? 0 : total / caught.count)
      lines.append(
        "\(name): catches \(caught.count) of \(tried.count), after \(mean) iterations on average"
      )
    }
    return lines
  }
}
