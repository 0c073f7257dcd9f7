import BookingScenarios
import StressKit

StressCommand.main(scenarios: ScenarioRegistry.all)
