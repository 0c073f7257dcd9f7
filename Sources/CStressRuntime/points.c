// Points inside jobs, at which another entry may go on.
#include "carriers.h"
#include <errno.h>

void stress_let_points_switch(stress_world *world, uint64_t seed, uint32_t spread) {
  world->takes_points = true;
  world->point_state = seed;
  world->point_spread = spread;
  // Without points, no second thread can be in the middle of a job. So a job that waits for another one
  // takes up the pool, as it may on a machine with one processor.
  world->pool_width = spread ? 0 : 1;
}

void stress_user_point(void) {
  if (WORLD && WORLD->takes_points) stress_point();
}

/// Draws whether a point is a choice. The draw depends on the place alone, not on what ran before, so that it
/// is the same in another schedule of the iteration. So the place is not counted by steps: another schedule
/// does not leave the job at the same points.
static bool is_choice(const stress_world *world, uint32_t spread) {
  uint64_t jobs = world->running ? world->tasks[world->running - 1].jobs : 0;
  uint64_t state = world->point_state ^ (uint64_t)world->running << 48 ^ jobs << 24 ^ world->job_points;
  return stress_draw(&state, spread) == 0;
}

void stress_point(void) { stress_point_among(WORLD->point_spread); }

void stress_point_among(uint32_t spread) {
  stress_world *world = WORLD;
  if (!stress_is_in_job(world)) return;
  world->has_points = true;
  world->job_points++;
  world->points++;
  if (!stress_can_keep(world) || !world->point_spread || !world->ready_count) return;
  // A job may pass many points; only some are choices.
  if (!is_choice(world, spread)) return;
  stress_carrier *me = stress_this_carrier;
  int error = errno;
  stress_keep(world, me);
  world->at_point = true;
  uint32_t choices = world->choice_count, stays = world->stays;
  int64_t index = stress_pick(world);
  world->at_point = false;
  if (world->halted || world->ready[index].job == me) {
    // Most points are stays, so a schedule only counts them.
    world->stays = stays + (world->choice_count > choices);
    world->choice_count = choices;
    stress_take_own_entry_out(world, me);
    stress_go_on(world, me);
  } else {
    world->preselected = (uint32_t)index + 1;
    if (LIKELY(world->running)) world->tasks[world->running - 1].stops++;
    if (UNLIKELY(world->tracing && world->step_record))
      world->trace[world->step_record - 1].left = world->job_points;
    stress_wait_for_turn(world, me);
  }
  errno = error;
}

void stress_point_of(uintptr_t caller) {
  if (!stress_is_library(caller)) stress_point();
}

// MARK: Libraries

enum { LIBRARIES = 4 };
static struct { uintptr_t low, high; } libraries[LIBRARIES];
static pthread_once_t libraries_once = PTHREAD_ONCE_INIT;

static void find_libraries(void) {
  static const char *const names[LIBRARIES] = {
      "swift_task_getCurrent", "swift_retain", "dispatch_async", "pthread_self"};
  for (int i = 0; i < LIBRARIES; i++) {
    void *function = dlsym(RTLD_NEXT, names[i]);
    if (function) stress_image_range((uintptr_t)function, &libraries[i].low, &libraries[i].high);
  }
}

bool stress_is_library(uintptr_t caller) {
  ORIGINAL(pthread_once)(&libraries_once, find_libraries);
  for (int i = 0; i < LIBRARIES; i++)
    if (caller >= libraries[i].low && caller < libraries[i].high) return true;
  return false;
}
