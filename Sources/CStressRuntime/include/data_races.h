// Data races in instrumented code: accesses to memory, and what orders them.
//
// The algorithm is that of FastTrack (Flanagan and Freund, PLDI 2009): each task has a vector clock, each access the
// time of its task. An access races with an earlier one of another task whose time the clock does not contain.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// Limits of one iteration. Beyond them it is not checked completely, which the iteration says.
enum {
  STRESS_RACE_LIMIT = 8,           ///< Races that are listed; more are not looked for.
  STRESS_RACE_FRAMES = 12,         ///< Frames that are kept of each access.
  STRESS_ACCESS_RANGE = 4096,      ///< Bytes at the start of one access that are looked at.
  STRESS_CELL_LIMIT = 1 << 20,     ///< Words of memory whose accesses are kept.
  STRESS_STACK_LIMIT = 1 << 16,    ///< Different stacks of accesses.
  STRESS_ORDERED_TASKS = 1 << 12,  ///< Tasks, threads and blocks whose accesses are looked at.
};
// Maximum number of places of plain accesses that are points.
enum { STRESS_RACY_PLACES = 64 };

typedef enum : uint8_t {
  STRESS_READS,
  STRESS_WRITES,
  STRESS_ATOMIC_READS,
  STRESS_ATOMIC_WRITES,
} stress_access_kind;

/// One of the two accesses of a race.
typedef struct {
  uint32_t task;         ///< Logical number of the task, thread or block, or 0.
  stress_access_kind kind;
  uintptr_t place;       ///< Where the code goes on after it.
  uint32_t frame_count;
  uintptr_t frames[STRESS_RACE_FRAMES];  ///< Addresses of the calls, innermost first.
} stress_racing_access;

/// Two accesses to the same memory by different tasks that nothing orders, at least one of which writes.
typedef struct {
  stress_racing_access first, second;
} stress_race;

/// Whether code of this program is instrumented.
bool stress_is_instrumented(void);
/// Called when instrumented code is loaded.
void stress_note_instrumented(void);

struct stress_world;
/// Looks for races until the phase ends; nothing before counts.
///
/// Plain accesses at the given places, in ascending order, are points.
void stress_detect_races(struct stress_world *world, const uintptr_t *_Nullable places, uint32_t count);
/// The races of the last phase; returns their number.
uint32_t stress_races_found(const struct stress_world *world, const stress_race *_Nullable *_Nonnull races);
/// Whether a limit was reached, so that not every access was looked at.
bool stress_race_limit_reached(const struct stress_world *world);

/// An access by the code that goes on at `place`.
void stress_access(const void *address, size_t size, stress_access_kind kind, uintptr_t place);
/// A point before an atomic access; false if the access is not looked at.
bool stress_begin_atomic(uintptr_t place);
/// Everything that the running task has done comes before what others do after they acquire the object.
void stress_release(const void *_Nullable object);
void stress_acquire(const void *_Nullable object);
/// Forgets the accesses to memory that is about to be freed.
void stress_forget_memory(const void *start, size_t size);
/// Accesses of the calling thread are not looked at while the sum of the changes is above 0.
void stress_ignore_accesses(int change);

#pragma clang assume_nonnull end
