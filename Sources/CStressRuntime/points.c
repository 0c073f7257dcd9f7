// How often the points inside jobs are choices.
#include "carriers.h"

void stress_let_points_switch(stress_world *world, uint64_t seed, uint32_t spread) {
  world->takes_points = true;
  world->watch = stress_watch_of_thread();
  world->point_state = seed;
  world->point_spread = spread;
  // Without points, no second thread can be in the middle of a job. So a job that waits for another one
  // takes up the pool, as it may on a machine with one processor.
  world->pool_width = spread ? 0 : 1;
}

void stress_user_point(void) {
  if (WORLD && WORLD->takes_points) stress_point();
}
