// The tasks of an iteration on real threads, to detect its end and to report stuck tasks.
#include "internal.h"
#include <sched.h>

enum { BUCKETS = 256 };

struct stress_lane_task {
  struct stress_lane_task *next;
  void *task;
  /// The last continuation that compiled code of the task has made, or null.
  const void *continuation;
  uint32_t number;
  bool awaited;
  char name[sizeof ((stress_lane_view *)0)->name];
};
typedef struct stress_lane_task node;

__thread stress_lane *stress_this_lane __attribute__((tls_model("initial-exec")));

void stress_lane_enter(stress_lane *lane) { stress_this_lane = lane; }
void stress_lane_leave(void) { stress_this_lane = NULL; }

// A spin lock, because a thread holds it for a few instructions, and a call of an interposed mutex would
// look like a blocking call of the code under test.
static void lock(stress_lane *lane) {
  while (__atomic_test_and_set(&lane->locked, __ATOMIC_ACQUIRE)) sched_yield();
}

static void unlock(stress_lane *lane) { __atomic_clear(&lane->locked, __ATOMIC_RELEASE); }

static uint32_t bucket(const void *task) {
  return (uint32_t)((uintptr_t)task >> 4 ^ (uintptr_t)task >> 12) % BUCKETS;
}

void stress_lane_track(stress_lane *lane, bool tracking) {
  __atomic_store_n(&lane->tracking, tracking, __ATOMIC_RELAXED);
}

void stress_lane_add_task(stress_lane *lane, void *task, const char *name, bool awaited) {
  node *added = calloc(1, sizeof *added);
  if (!added) abort();
  swift_retain(task);
  added->task = task;
  added->awaited = awaited && __atomic_load_n(&lane->tracking, __ATOMIC_RELAXED);
  if (name) strncpy(added->name, name, sizeof added->name - 1);
  lock(lane);
  if (!lane->tasks && !(lane->tasks = calloc(BUCKETS, sizeof *lane->tasks))) abort();
  added->number = ++lane->task_count;
  node **place = &lane->tasks[bucket(task)];
  added->next = *place;
  *place = added;
  unlock(lane);
}

// Called without the lock, because destroying a task's result may run code that makes tasks.
static void forget(node *list) {
  while (list) {
    node *next = list->next;
    swift_release(list->task);
    free(list);
    list = next;
  }
}

void stress_lane_note_run(stress_lane *lane, const void *job) {
  node *ended = NULL;
  lock(lane);
  for (node **place = lane->tasks ? &lane->tasks[bucket(job)] : NULL; place && *place;
       place = &(*place)->next) {
    // A task in the table is kept alive, so it can be read; the memory of any other job may be freed already.
    if ((*place)->task != job) continue;
    if (stress_task_is_complete(job)) {
      ended = *place;
      *place = ended->next;
      ended->next = NULL;
    }
    break;
  }
  unlock(lane);
  forget(ended);
}

void stress_lane_note_continuation(stress_lane *lane, const void *task, const void *continuation) {
  lock(lane);
  for (node *known = lane->tasks ? lane->tasks[bucket(task)] : NULL; known; known = known->next)
    if (known->task == task) known->continuation = continuation;
  unlock(lane);
}

/// Removes tasks from the table: those that have ended, or all.
static node *take_out(stress_lane *lane, bool all, bool *awaits) {
  node *taken = NULL;
  for (uint32_t i = 0; lane->tasks && i < BUCKETS; i++) {
    for (node **place = &lane->tasks[i]; *place;) {
      node *known = *place;
      if (all || stress_task_is_complete(known->task)) {
        *place = known->next;
        known->next = taken;
        taken = known;
      } else {
        *awaits = *awaits || known->awaited;
        place = &known->next;
      }
    }
  }
  return taken;
}

bool stress_lane_has_live_tasks(stress_lane *lane) {
  bool awaits = false;
  lock(lane);
  node *ended = take_out(lane, false, &awaits);
  unlock(lane);
  forget(ended);
  return awaits;
}

static int by_number(const void *one, const void *other) {
  uint32_t first = ((const stress_lane_view *)one)->number;
  uint32_t second = ((const stress_lane_view *)other)->number;
  return (first > second) - (first < second);
}

uint32_t stress_lane_list(stress_lane *lane, stress_lane_view *views, uint32_t limit) {
  uint32_t count = 0, total = 0;
  lock(lane);
  for (uint32_t i = 0; lane->tasks && i < BUCKETS; i++) {
    for (node *known = lane->tasks[i]; known; known = known->next) {
      if (stress_task_is_complete(known->task)) continue;
      total++;
      if (count == limit) continue;
      stress_lane_view *view = &views[count++];
      view->task = known->task;
      view->number = known->number;
      view->awaits_continuation =
          known->continuation && stress_task_context(known->task) == known->continuation;
      memcpy(view->name, known->name, sizeof view->name);
    }
  }
  unlock(lane);
  qsort(views, count, sizeof *views, by_number);
  return total;
}

void stress_lane_forget_tasks(stress_lane *lane) {
  bool awaits = false;
  lock(lane);
  node *all = take_out(lane, true, &awaits);
  free(lane->tasks);
  lane->tasks = NULL;
  unlock(lane);
  forget(all);
}
