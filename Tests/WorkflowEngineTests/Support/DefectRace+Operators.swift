extension DefectRace {
  static let operators: [DefectRace] = []
}
