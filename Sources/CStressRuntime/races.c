// Finds data races: compares each access with those that are kept of the same word.
#include "carriers.h"
#include "races.h"

// One of so many accesses at places that have raced is a choice: there are few, and each may matter.
enum { RACY_SPREAD = 2 };

static atomic_bool instrumented;
static __thread int ignoring __attribute__((tls_model("initial-exec")));

bool stress_is_instrumented(void) { return instrumented; }
void stress_note_instrumented(void) { instrumented = true; }
void stress_ignore_accesses(int change) { ignoring += change; }

void stress_detect_races(stress_world *world, const uintptr_t *places, uint32_t count) {
  if (!instrumented) return;
  stress_read_symbols();
  if (!world->races) world->races = calloc(1, sizeof *world->races);
  stress_races *races = world->races;
  if (!races) abort();
  stress_forget_cells(races);
  stress_forget_clocks(races);
  races->stack_count = races->race_count = 0;
  races->is_incomplete = false;
  races->cause = NULL;
  races->place_count = count < STRESS_RACY_PLACES ? count : STRESS_RACY_PLACES;
  if (count) memcpy(races->places, places, races->place_count * sizeof *places);
  races->detects = true;
}

void stress_end_detection(stress_world *world) {
  if (world->races) world->races->detects = false;
}

void stress_free_races(stress_world *world) {
  stress_races *races = world->races;
  if (!races) return;
  stress_free_cells(races);
  stress_free_clocks(races);
  free(races->stacks);
  free(races->stack_slots);
  free(races);
}

uint32_t stress_races_found(const stress_world *world, const stress_race **races) {
  *races = world->races ? world->races->races : NULL;
  return world->races ? world->races->race_count : 0;
}

bool stress_race_limit_reached(const stress_world *world) { return world->races && world->races->is_incomplete; }

static bool writes(stress_access_kind kind) { return kind == STRESS_WRITES || kind == STRESS_ATOMIC_WRITES; }
static bool is_atomic(stress_access_kind kind) { return kind >= STRESS_ATOMIC_READS; }

/// Whether what conflicts with an access of one kind includes what conflicts with one of another.
static bool covers(const stress_kept_access *kept, const stress_kept_access *other) {
  return !(other->mask & ~kept->mask) && (writes(kept->kind) || !writes(other->kind)) &&
         (!is_atomic(kept->kind) || is_atomic(other->kind));
}

static bool conflicts(const stress_kept_access *a, const stress_kept_access *b) {
  return a->task != b->task && (a->mask & b->mask) && (writes(a->kind) || writes(b->kind)) &&
         !(is_atomic(a->kind) && is_atomic(b->kind));
}

static stress_racing_access describe(const stress_races *races, const stress_kept_access *access) {
  stress_racing_access racing = {.task = access->task, .kind = access->kind};
  if (!access->stack) return racing;
  const stress_access_stack *stack = &races->stacks[access->stack - 1];
  racing.place = stack->place;
  racing.frame_count = stack->count;
  memcpy(racing.frames, stack->frames, stack->count * sizeof *stack->frames);
  return racing;
}

/// Lists a race, unless one between the same two places is listed.
static void list(stress_races *races, const stress_kept_access *first, const stress_kept_access *second) {
  if (races->race_count == STRESS_RACE_LIMIT) return;
  stress_race race = {describe(races, first), describe(races, second)};
  for (uint32_t i = 0; i < races->race_count; i++) {
    const stress_race *other = &races->races[i];
    if (other->first.place == race.first.place && other->second.place == race.second.place) return;
  }
  races->races[races->race_count++] = race;
}

static void keep(stress_cell *cell, const stress_kept_access *access, const stress_clock *clock) {
  // What comes before an access that covers it adds nothing: a later access that races with the one races with the
  // other too.
  for (uint32_t i = 0; i < cell->count;) {
    const stress_kept_access *kept = &cell->accesses[i];
    if (covers(access, kept) && stress_time_in(clock, kept->task) >= kept->time)
      cell->accesses[i] = cell->accesses[--cell->count];
    else i++;
  }
  if (cell->count < CELL_ACCESSES) {
    cell->accesses[cell->count++] = *access;
  } else {
    cell->accesses[cell->oldest] = *access;
    cell->oldest = (cell->oldest + 1) % CELL_ACCESSES;
  }
}

/// Looks at an access to one word; `access` has no stack until it is needed.
static void look(stress_world *world, uintptr_t address, stress_kept_access *access, uintptr_t place, uintptr_t frame) {
  stress_races *races = world->races;
  stress_cell *cell = stress_cell_at(races, address);
  if (!cell) return;
  for (uint32_t i = 0; i < cell->count; i++) {
    const stress_kept_access *kept = &cell->accesses[i];
    if (kept->task == access->task && kept->time == access->time && covers(kept, access)) return;
  }
  if (!access->stack) access->stack = stress_keep_stack(world, place, frame);
  const stress_clock *clock = &races->tasks[access->task];
  for (uint32_t i = 0; i < cell->count; i++) {
    const stress_kept_access *kept = &cell->accesses[i];
    if (conflicts(kept, access) && stress_time_in(clock, kept->task) < kept->time) list(races, kept, access);
  }
  keep(cell, access, clock);
}

static bool is_racy(const stress_races *races, uintptr_t place) {
  uint32_t low = 0, high = races->place_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (races->places[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low < races->place_count && races->places[low] == place;
}

void stress_access(const void *pointer, size_t size, stress_access_kind kind, uintptr_t place) {
  stress_world *world = WORLD;
  if (!world || !stress_detects(world) || ignoring > 0) return;
  uintptr_t frame = (uintptr_t)__builtin_frame_address(0), address = (uintptr_t)pointer;
  // A job does not race on its own stack: other tasks reach it only by a pointer, and their accesses are looked at.
  if (address >= frame && address < world->base) return;
  if (stress_is_left_out(world, place, frame)) return;
  stress_races *races = world->races;
  if (UNLIKELY(races->place_count) && is_racy(races, place) && world->takes_points) {
    stress_point_among(RACY_SPREAD);
    if (WORLD != world) return;
  }
  const stress_clock *clock = stress_clock_of(races, world->running);
  if (!clock) return;
  stress_kept_access access = {
      .task = world->running, .time = clock->times[world->running], .kind = kind};
  if (size > STRESS_ACCESS_RANGE) {
    size = STRESS_ACCESS_RANGE;
    races->is_incomplete = true;
  }
  for (uintptr_t end = address + size; address < end;) {
    uintptr_t first = address % WORD_BYTES, count = WORD_BYTES - first;
    if (count > end - address) count = end - address;
    access.mask = (uint8_t)(((1u << count) - 1) << first);
    look(world, address, &access, place, frame);
    address += count;
  }
}

bool stress_begin_atomic(uintptr_t place) {
  stress_world *world = WORLD;
  if (!world || !stress_detects(world)) return false;
  if (stress_is_left_out(world, place, (uintptr_t)__builtin_frame_address(0))) return false;
  if (world->takes_points) stress_point_of(place);
  return WORLD != NULL;
}

// Bytes of the stack that a step is taken to have used.
enum { USED_STACK = 1 << 16 };

void stress_forget_stack(stress_world *world) {
  ignoring = 0;
  if (LIKELY(!world->races)) return;
  uintptr_t high = (uintptr_t)__builtin_frame_address(0);
  stress_forget_memory((const void *)(high - USED_STACK), USED_STACK);
}
