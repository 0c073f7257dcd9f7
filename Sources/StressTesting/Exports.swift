// A test needs only one import, because the two functions use types of StressKit.
@_exported public import StressKit
