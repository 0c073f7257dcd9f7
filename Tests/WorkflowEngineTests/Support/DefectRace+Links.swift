extension DefectRace {
  static let links: [DefectRace] = []
}
