/// The error that fixtures throw.
struct FixtureError: Error {
  let reason: String
}
