// The carriers of an iteration share one processor, because only one of them runs at a time: a switch from one to
// another then takes a few microseconds, and an idle processor need not wake up.
#include "carriers.h"
#include <sched.h>

/// The processors that this process may use.
static cpu_set_t allowed;
static pthread_once_t allowed_once = PTHREAD_ONCE_INIT;

static void read_allowed(void) {
  if (ORIGINAL(sched_getaffinity)(0, sizeof allowed, &allowed)) CPU_ZERO(&allowed);
}

static void move_to(pid_t thread, int processor) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(processor, &only);
  // A thread that cannot be moved is only slower.
  sched_setaffinity(thread, sizeof only, &only);
}

void stress_share_processor(stress_world *world) {
  ORIGINAL(pthread_once)(&allowed_once, read_allowed);
  int here = sched_getcpu();
  if (here < 0 || here == world->processor - 1) return;
  world->processor = here + 1;
  for (const stress_carrier *carrier = world->idle_carriers; carrier; carrier = carrier->next)
    move_to(carrier->id, here);
  if (world->main_carrier) move_to(world->main_carrier->id, here);
}

void stress_join_processor(const stress_world *world) {
  if (world->processor) move_to(0, world->processor - 1);
}

void stress_use_all_processors(void) {
  if (CPU_COUNT(&allowed)) sched_setaffinity(0, sizeof allowed, &allowed);
}

// The code under test, which may count the processors, sees those of the process.
int sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set) {
  int result = ORIGINAL(sched_getaffinity)(thread, size, set);
  if (!result && WORLD && stress_this_carrier && size >= sizeof allowed) memcpy(set, &allowed, sizeof allowed);
  return result;
}
