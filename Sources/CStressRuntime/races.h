// Detection of data races; shared by the files of this target only.
#pragma once
#include "internal.h"

/// A vector clock: for each task, the time of it that came before.
typedef struct {
  uint32_t *times;
  uint32_t count, capacity;
} stress_clock;

/// An access that is kept.
typedef struct {
  uint32_t task, time;
  uint32_t stack;   ///< Its number among the stacks, from 1; 0 if it was not kept.
  uint8_t mask;     ///< The bytes of the word.
  stress_access_kind kind;
} stress_kept_access;

// Accesses that are kept of one word. With more, the oldest is dropped.
enum { CELL_ACCESSES = 4 };

/// The recorded accesses to one word of memory, and the clock of the object at its address.
typedef struct {
  stress_kept_access accesses[CELL_ACCESSES];
  uint32_t clock;   ///< Number of the clock of the object at this address, from 1; 0 for none.
  uint8_t count, oldest;
} stress_cell;

enum { PAGE_BYTES = 4096, WORD_BYTES = 8, PAGE_WORDS = PAGE_BYTES / WORD_BYTES };

/// The cells of a page of memory.
typedef struct {
  uintptr_t number;
  uint32_t generation;
  uint32_t cells[PAGE_WORDS];  ///< Their numbers, from 1; 0 for none.
} stress_page;

typedef struct {
  uint32_t count;
  uintptr_t place;
  uintptr_t frames[STRESS_RACE_FRAMES];
} stress_access_stack;

typedef struct { uint32_t number, generation; } stress_stack_slot;

typedef struct stress_races {
  bool detects;
  bool is_incomplete;
  uint32_t generation;
  stress_page **pages; uint32_t page_count, page_capacity;
  stress_page *last_page;
  stress_cell *cells; uint32_t cell_count, cell_capacity;
  stress_clock *tasks; uint32_t task_capacity;    ///< The clock of each task; 0 is for work without a task.
  stress_clock *clocks; uint32_t clock_count, clock_capacity;  ///< The clocks of objects.
  stress_access_stack *stacks; uint32_t stack_count, stack_capacity;
  stress_stack_slot *stack_slots;  ///< A hash table of their numbers; a slot of another generation is empty.
  const void *cause;      ///< The timer or source that makes tasks ready between two steps, or null.
  stress_race races[STRESS_RACE_LIMIT]; uint32_t race_count;
  uintptr_t places[STRESS_RACY_PLACES]; uint32_t place_count;
} stress_races;

/// Whether the calling thread runs code whose accesses are looked at.
static inline bool stress_detects(const stress_world *world) {
  return UNLIKELY(world->races != NULL) && world->races->detects && world->in_job && !world->initializing;
}

/// The cell of a word, made if there is none; null if the limit is reached.
stress_cell *stress_cell_at(stress_races *races, uintptr_t address);
/// The cell of a word, or null.
stress_cell *stress_find_cell(stress_races *races, uintptr_t address);
/// Forgets everything about all memory.
void stress_forget_cells(stress_races *races);
void stress_free_cells(stress_races *races);

/// The clock of a task, with its own time in it; null beyond the limit.
stress_clock *stress_clock_of(stress_races *races, uint32_t task);
static inline uint32_t stress_time_in(const stress_clock *clock, uint32_t task) {
  return task < clock->count ? clock->times[task] : 0;
}
void stress_forget_clocks(stress_races *races);
void stress_free_clocks(stress_races *races);
/// Keeps a stack of the calling thread; returns its number, or 0 beyond the limit.
uint32_t stress_keep_stack(stress_world *world, uintptr_t place, uintptr_t frame);

/// Reads which functions are left out; once per process.
void stress_read_symbols(void);
/// Whether code belongs to a function whose accesses are left out.
bool stress_is_left_out(const stress_world *world, uintptr_t place, uintptr_t frame);

/// Orders all earlier work of a task before the work of tasks that acquire the object later.
void stress_release_as(stress_world *world, uint32_t task, const void *object);
void stress_acquire_as(stress_world *world, uint32_t task, const void *object);
/// Orders all earlier work of one task before all later work of another.
void stress_order(stress_world *world, uint32_t before, uint32_t after);
/// Orders the running task, or the timer that has fired, before all later work of a task.
void stress_order_cause(stress_world *world, uint32_t task);
/// Orders the running task, or the timer that has fired, before the work of tasks that acquire the object later.
void stress_release_cause(stress_world *world, const void *object);
/// Forgets the part of the calling thread's stack that the step has used.
void stress_forget_stack(stress_world *world);
void stress_end_detection(stress_world *world);
void stress_free_races(stress_world *world);
