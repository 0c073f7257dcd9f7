// Vector clocks: what came before the present work of each task.
#include "races.h"

static void reserve_times(stress_clock *clock, uint32_t count) {
  if (LIKELY(clock->count >= count)) return;
  if (clock->capacity < count) {
    uint32_t capacity = clock->capacity ? clock->capacity : 8;
    while (capacity < count) capacity *= 2;
    clock->times = realloc(clock->times, capacity * sizeof *clock->times);
    if (!clock->times) abort();
    clock->capacity = capacity;
  }
  memset(clock->times + clock->count, 0, (count - clock->count) * sizeof *clock->times);
  clock->count = count;
}

stress_clock *stress_clock_of(stress_races *races, uint32_t task) {
  if (UNLIKELY(task >= STRESS_ORDERED_TASKS)) {
    races->is_incomplete = true;
    return NULL;
  }
  if (UNLIKELY(task >= races->task_capacity)) {
    uint32_t before = races->task_capacity, capacity = before ? before : 16;
    while (capacity <= task) capacity *= 2;
    races->tasks = realloc(races->tasks, capacity * sizeof *races->tasks);
    if (!races->tasks) abort();
    memset(races->tasks + before, 0, (capacity - before) * sizeof *races->tasks);
    races->task_capacity = capacity;
  }
  stress_clock *clock = &races->tasks[task];
  if (UNLIKELY(stress_time_in(clock, task) == 0)) {
    reserve_times(clock, task + 1);
    clock->times[task] = 1;
  }
  return clock;
}

static void join(stress_clock *clock, const stress_clock *other) {
  reserve_times(clock, other->count);
  for (uint32_t i = 0; i < other->count; i++)
    if (clock->times[i] < other->times[i]) clock->times[i] = other->times[i];
}

/// The clock of an object; null beyond a limit.
static stress_clock *object_clock(stress_races *races, const void *object) {
  stress_cell *cell = stress_cell_at(races, (uintptr_t)object);
  if (!cell) return NULL;
  if (!cell->clock) {
    if (races->clock_count == races->clock_capacity) {
      uint32_t before = races->clock_capacity;
      races->clock_capacity = before ? before * 2 : 64;
      races->clocks = realloc(races->clocks, races->clock_capacity * sizeof *races->clocks);
      if (!races->clocks) abort();
      memset(races->clocks + before, 0, (races->clock_capacity - before) * sizeof *races->clocks);
    }
    // The memory of an earlier clock is used again.
    races->clocks[races->clock_count].count = 0;
    cell->clock = ++races->clock_count;
  }
  return &races->clocks[cell->clock - 1];
}

void stress_release_as(stress_world *world, uint32_t task, const void *object) {
  stress_races *races = world->races;
  if (LIKELY(!races) || !races->detects) return;
  stress_clock *mine = stress_clock_of(races, task), *its = object_clock(races, object);
  if (!mine || !its) return;
  join(its, mine);
  mine->times[task]++;
}

void stress_acquire_as(stress_world *world, uint32_t task, const void *object) {
  stress_races *races = world->races;
  if (LIKELY(!races) || !races->detects) return;
  const stress_cell *cell = stress_find_cell(races, (uintptr_t)object);
  stress_clock *mine = stress_clock_of(races, task);
  if (mine && cell && cell->clock) join(mine, &races->clocks[cell->clock - 1]);
}

void stress_order(stress_world *world, uint32_t before, uint32_t after) {
  stress_races *races = world->races;
  if (LIKELY(!races) || !races->detects || before == after) return;
  // Making one clock may move the others.
  if (!stress_clock_of(races, before) || !stress_clock_of(races, after)) return;
  join(&races->tasks[after], &races->tasks[before]);
  races->tasks[before].times[before]++;
}

void stress_order_cause(stress_world *world, uint32_t task) {
  stress_races *races = world->races;
  if (LIKELY(!races) || !races->detects) return;
  if (races->cause) stress_acquire_as(world, task, races->cause);
  else if (world->in_job && !world->between_steps) stress_order(world, world->running, task);
}

void stress_release_cause(stress_world *world, const void *object) {
  stress_races *races = world->races;
  if (LIKELY(!races) || !races->detects) return;
  if (!races->cause) {
    if (world->in_job && !world->between_steps) stress_release_as(world, world->running, object);
    return;
  }
  const stress_cell *cause = stress_find_cell(races, (uintptr_t)races->cause);
  if (!cause || !cause->clock) return;
  // Making one clock may move the others.
  uint32_t number = cause->clock;
  stress_clock *its = object_clock(races, object);
  if (its) join(its, &races->clocks[number - 1]);
}

void stress_release(const void *object) {
  if (WORLD && stress_detects(WORLD)) stress_release_as(WORLD, WORLD->running, object);
}

void stress_acquire(const void *object) {
  if (WORLD && stress_detects(WORLD)) stress_acquire_as(WORLD, WORLD->running, object);
}

void stress_forget_clocks(stress_races *races) {
  for (uint32_t i = 0; i < races->task_capacity; i++) races->tasks[i].count = 0;
  races->clock_count = 0;
}

void stress_free_clocks(stress_races *races) {
  for (uint32_t i = 0; i < races->task_capacity; i++) free(races->tasks[i].times);
  for (uint32_t i = 0; i < races->clock_capacity; i++) free(races->clocks[i].times);
  free(races->tasks);
  free(races->clocks);
}
