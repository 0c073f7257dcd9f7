/// What a fixture throws.
struct FixtureError: Error {
  let reason: String
}
