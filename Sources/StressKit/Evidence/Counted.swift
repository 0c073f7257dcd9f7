/// A number with its noun: `1 scenario`, `3 scenarios`.
///
/// - Parameters:
///   - number: At least 0.
///   - noun: In the singular; its plural ends in `s`.
/// - Returns: The text.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
