extension DefectRace {
  static let claims: [DefectRace] = []
}
