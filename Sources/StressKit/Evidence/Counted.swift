/// A number with its noun: `1 scenario`, `3 scenarios`.
///
/// - Parameters:
///   - number: The number, at least 0.
///   - noun: The noun in the singular; its plural must end in `s`.
/// - Returns: The text.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
