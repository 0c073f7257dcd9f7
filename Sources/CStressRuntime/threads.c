// Threads that controlled code starts. Each is a carrier, whose code is an entry from its first instruction to
// the end of its last destructor.
//
// A thread may outlive its iteration, as those of a library's pool do. At rest, it is there in the next one.
#include "carriers.h"
#include "races.h"

static pthread_key_t end_key;
static pthread_once_t end_key_once = PTHREAD_ONCE_INIT;

uint32_t stress_add_thread_record(stress_world *world, uint32_t parent, const char *name) {
  RESERVE(world->tasks, world->task_count, world->task_capacity);
  uint32_t number = ++world->task_count;
  stress_task *record = &world->tasks[number - 1];
  *record = (stress_task){.parent = parent, .name = UINT32_MAX, .phase = world->phase, .is_thread = true};
  if (parent) record->ordinal = ++world->tasks[parent - 1].children;
  stress_name_task(world, number, name);
  stress_order_cause(world, number);
  return number;
}

static void add_entry(stress_world *world, stress_carrier *carrier) {
  world->kept_count++;
  stress_push(world, (stress_entry){
      .job = carrier, .task = carrier->kept.running, .creator = world->running, .kind = STRESS_INSIDE});
}

/// Gives the loop away for the last time. It runs as the last destructor, because the ones of the code under
/// test belong to its thread.
static void end_thread(void *pointer) {
  stress_carrier *me = pointer;
  if (me->released) return;
  if (++me->endings < PTHREAD_DESTRUCTOR_ITERATIONS) {
    pthread_setspecific(end_key, me);
    return;
  }
  stress_world *world = me->world;
  world->tasks[me->number - 1].done = true;
  stress_release_as(world, me->number, me);
  me->has_ended = true;
  world->in_job = false;
  stress_touch(world, me, false);
  stress_watch_part();
  stress_this_carrier = NULL;
  stress_hand_on(world);
}

static void make_end_key(void) {
  if (pthread_key_create(&end_key, end_thread)) abort();
}

static void *run_thread(void *pointer) {
  stress_carrier *me = pointer;
  stress_world *world = me->world;
  stress_this_carrier = me;
  me->id = gettid();
  stress_watch_join(world->watch);
  pthread_setspecific(end_key, me);
  stress_wait_until_told(me);
  if (me->released) {
    stress_leave_control(me);
    return me->start(me->argument);
  }
  stress_watch_follow();
  stress_enter(world);
  stress_go_on(world, me);
  world->base = (uintptr_t)__builtin_frame_address(0);
  return me->start(me->argument);
}

static void append(stress_world *world, stress_carrier *carrier) {
  stress_carrier **last = &world->threads;
  while (*last) last = &(*last)->next;
  *last = carrier;
}

bool stress_takes_threads(stress_world *world) {
  // Without carriers, the iteration is repeated on them.
  world->has_points = world->needs_carriers = true;
  return world->on_carriers;
}

int stress_start_thread(stress_world *world, pthread_t *thread, const pthread_attr_t *attributes,
                        void *(*start)(void *), void *argument) {
  ORIGINAL(pthread_once)(&end_key_once, make_end_key);
  stress_carrier *carrier = stress_make_carrier(world);
  carrier->is_thread = true;
  carrier->due = STRESS_NEVER;
  carrier->start = start;
  carrier->argument = argument;
  int error = ORIGINAL(pthread_create)(thread, attributes, run_thread, carrier);
  if (error) {
    free(carrier);
    return error;
  }
  carrier->thread = *thread;
  strcpy(carrier->name, "thread");
  carrier->kept.running = carrier->number = stress_add_thread_record(world, world->running, carrier->name);
  append(world, carrier);
  add_entry(world, carrier);
  return 0;
}

static bool has_ended(void *carrier) { return ((stress_carrier *)carrier)->has_ended; }

stress_wait_end stress_await_thread(stress_world *world, pthread_t thread, int64_t due) {
  for (stress_carrier *carrier = world->threads; carrier; carrier = carrier->next)
    if (pthread_equal(carrier->thread, thread))
      return stress_keep_until_done(STRESS_WAIT_THREAD, carrier, has_ended, carrier, due);
  return STRESS_NOT_KEPT;
}

int pthread_setname_np(pthread_t thread, const char *name) {
  // Foundation gives a thread the name that it has already, which is that of its creator.
  char before[sizeof ((stress_carrier *)0)->name] = "";
  if (WORLD) pthread_getname_np(thread, before, sizeof before);
  int error = ORIGINAL(pthread_setname_np)(thread, name);
  if (error || !WORLD || !strncmp(before, name, sizeof before - 1)) return error;
  for (stress_carrier *carrier = WORLD->threads; carrier; carrier = carrier->next) {
    if (carrier->has_ended || !pthread_equal(carrier->thread, thread)) continue;
    // The system allows no longer name.
    strncpy(carrier->name, name, sizeof carrier->name - 1);
    stress_name_task(WORLD, carrier->number, carrier->name);
  }
  return 0;
}

void stress_leave_control(stress_carrier *me) {
  stress_watch_part();
  stress_use_all_processors();
  stress_this_carrier = NULL;
  // Timers of its waits are gone with the world.
  me->world = NULL;
}

void stress_release_threads(stress_world *world) {
  for (stress_carrier *carrier = world->threads, *next; carrier; carrier = next) {
    next = carrier->next;
    if (carrier->has_ended) continue;
    carrier->released = true;
    stress_tell(carrier);
  }
}

void stress_forget_threads(stress_world *world) {
  for (stress_carrier **place = &world->threads; *place;) {
    stress_carrier *carrier = *place;
    if (!carrier->has_ended) {
      place = &carrier->next;
      continue;
    }
    *place = carrier->next;
    free(carrier);
  }
}

void stress_set_resting_apart(stress_world *world) {
  for (uint32_t i = 0; i < world->ready_count; i++) {
    if (world->ready[i].kind != STRESS_INSIDE) continue;
    RESERVE(world->resting, world->resting_count, world->resting_capacity);
    world->resting[world->resting_count++] = world->ready[i].job;
  }
}

void stress_adopt_threads(stress_world *world) {
  uint32_t count = world->resting_count;
  world->resting_count = 0;
  for (uint32_t i = 0; i < count; i++) {
    stress_carrier *carrier = world->resting[i];
    carrier->kept.running = carrier->number = stress_add_thread_record(world, 0, carrier->name);
    add_entry(world, carrier);
    if (carrier->due == STRESS_NEVER) continue;
    // Virtual time begins again.
    carrier->due -= carrier->since;
    carrier->since = 0;
    stress_set_wake(carrier);
  }
}

/// Whether a thread waits for what only another thread of the same iteration can give.
static bool is_stuck(const stress_carrier *carrier) {
  if (carrier->queue) return true;
  switch (carrier->waits_as) {
    case STRESS_WAIT_MUTEX:
    case STRESS_WAIT_WORD:
    case STRESS_WAIT_READ_WRITE:
    case STRESS_WAIT_THREAD: return carrier->word && *carrier->word;
    default: return false;
  }
}

static bool is_outside_runtime(const stress_world *world, const stress_entry *entry) {
  return entry->kind == STRESS_INSIDE && world->tasks[entry->task - 1].is_thread;
}

uint32_t stress_stuck_threads(const stress_world *world) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < world->ready_count; i++)
    count += is_outside_runtime(world, &world->ready[i]) && is_stuck(world->ready[i].job);
  return count;
}

bool stress_only_threads_rest(const stress_world *world) {
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_entry *entry = &world->ready[i];
    if (!is_outside_runtime(world, entry) || stress_is_eligible(world, entry) || is_stuck(entry->job))
      return false;
  }
  return true;
}
