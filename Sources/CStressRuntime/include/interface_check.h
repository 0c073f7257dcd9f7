// Checks that interposed functions are called, and that the runtime's layout is the one in `swift_abi.h`.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Number of functions in the list of `interposed.h`.
uint32_t stress_interposed_count(void);
/// Name of a function in that list, as the linker knows it.
const char *stress_interposed_symbol(uint32_t index);
/// Name of the group that the function belongs to.
const char *stress_interposed_group(uint32_t index);
/// Whether calls of the function from the program and from its libraries reach this layer. A function
/// that no loaded library defines cannot be called and counts as reached.
bool stress_is_reached(uint32_t index);
/// Name of the first interposed function whose calls do not reach this layer, or null.
const char *_Nullable stress_unreached_function(void);

/// A check, in one world, of the assumptions about the binary interface of the runtime.
typedef struct stress_interface stress_interface;

/// The part of the checked program that is running.
typedef enum : uint32_t {
  STRESS_STAGE_NONE,       ///< The check observes nothing.
  STRESS_STAGE_PLAIN,      ///< Creates a detached task.
  STRESS_STAGE_CHILD,      ///< Adds a task to a group.
  STRESS_STAGE_IMMEDIATE,  ///< Creates a task that starts immediately.
  STRESS_STAGE_NAMED,      ///< Creates a detached task with a name.
  STRESS_STAGE_ISOLATED,   ///< Creates a detached task on the main actor.
  STRESS_STAGE_ASYNC_LET,  ///< Creates a task by `async let`.
  STRESS_STAGE_YIELD,      ///< Yields, on no actor.
  STRESS_STAGE_DRAIN,      ///< Sends a task to the queue of an actor.
  STRESS_STAGE_HOP,        ///< Calls an actor from a function that another function awaits.
  STRESS_STAGE_COUNT,
} stress_stage;

/// Number of assumptions in `swift_abi.h`, and the columns of the list.
uint32_t stress_assumption_count(void);
const char *stress_assumption_name(uint32_t index);
const char *stress_assumption_source(uint32_t index);
const char *stress_assumption_meaning(uint32_t index);
int64_t stress_assumption_value(uint32_t index);

stress_interface *stress_interface_make(void);
void stress_interface_free(stress_interface *interface);
/// Replaces an expected value; for tests of the check.
void stress_interface_expect(stress_interface *interface, uint32_t index, int64_t value);
int64_t stress_interface_expected(const stress_interface *interface, uint32_t index);
void stress_interface_enter(stress_interface *interface, stress_stage stage);
/// Enters `STRESS_STAGE_DRAIN`: the next ready task goes to the queue of the actor first. Programs
/// rarely do this in an optimized build, so the check does it itself.
void stress_interface_send(stress_interface *interface, void *actor);
/// Checks an object of a known type.
void stress_check_object(stress_interface *interface, const void *object, uintptr_t metadata);
/// Checks a block.
void stress_check_block(stress_interface *interface, const void *block);
/// Checks tasks that alternately are complete and wait, and the same tasks when all of them have ended.
void stress_check_completion(stress_interface *interface, void *_Nonnull const *_Nonnull tasks, uint32_t count,
                             bool have_ended);
/// Index of the first assumption that was refuted or never seen, or -1 when all hold.
int32_t stress_interface_refuted(stress_interface *interface);

#pragma clang assume_nonnull end
