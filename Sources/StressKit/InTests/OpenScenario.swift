/// A scenario whose body may count and witness what nobody has declared.
protocol OpenScenario: Scenario {}
