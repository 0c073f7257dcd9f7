// The ready list and the loop that runs it: one step runs one task's code.
#include "queues.h"
#include "interface.h"
#include "races.h"

static void push_task(stress_world *world, void *task, stress_kind kind, uintptr_t identity,
                      uintptr_t witness) {
  uint32_t number = stress_task_number(world, task);
  stress_order_cause(world, number);
  if (UNLIKELY(world->tracing)) stress_record_ready(world, number, kind);
  if (UNLIKELY(world->put_count)) stress_pass_on_puts(world, number, kind);
  stress_push(world, (stress_entry){
      .job = task, .identity = identity, .witness = witness,
      .task = number,
      .object = stress_object_number(world, identity, witness),
      .creator = world->running, .priority = stress_job_priority(task), .kind = kind});
}

void stress_defer(stress_world *world, void *job) {
  RESERVE(world->deferred, world->deferred_count, world->deferred_capacity);
  world->deferred[world->deferred_count++] = job;
}

void stress_enqueue(stress_world *world, void *job) {
  if (UNLIKELY(world != WORLD)) {
    stress_put_in_inbox(world, job);
    return;
  }
  if (UNLIKELY(world->interface) && stress_check_job(world->interface, job)) return;
  uint8_t kind = stress_job_kind(job);
  if (LIKELY(kind == JOB_KIND_TASK)) {
    stress_kind how = world->creating ? STRESS_START : world->yielding ? STRESS_YIELD : STRESS_RESUME;
    push_task(world, job, how, 0, 0);
  } else if (kind == JOB_KIND_NULLARY_CONTINUATION || kind == JOB_KIND_ACTOR) {
    // A job resumes a task that yielded. The job that runs an actor's queue resumes a task that the
    // library itself sent to the actor. These jobs are not steps: they run after the current step, and
    // make the tasks that they resume ready.
    stress_defer(world, job);
  } else {
    stress_release_cause(world, job);
    stress_push(world, (stress_entry){.job = job, .kind = STRESS_JOB});
  }
}

void stress_enqueue_parked(stress_world *world, void *job) {
  if (UNLIKELY(world->interface)) stress_check_parked(world->interface, world, job);
  stress_kind kind = world->creating ? STRESS_START : STRESS_HOP;
  if (UNLIKELY(stress_is_own_executor(world->target_identity, world->target_witness)) &&
      stress_give(world, job, kind))
    return;
  push_task(world, job, kind, world->target_identity, world->target_witness);
}

void stress_enqueue_main(stress_world *world, void *job, stress_kind kind) {
  if (kind == STRESS_JOB && stress_job_kind(job) == JOB_KIND_TASK) {
    push_task(world, job, STRESS_HOP, stress_main_identity, stress_main_witness);
    return;
  }
  stress_release_cause(world, job);
  stress_push(world, (stress_entry){
      .job = job, .identity = stress_main_identity, .witness = stress_main_witness, .kind = kind,
      .object = stress_object_number(world, stress_main_identity, stress_main_witness),
      .creator = world->running});
}

void *stress_take_main_block(stress_world *world) {
  // At most one block is ready; the others are held.
  for (uint32_t i = 0; i < world->ready_count; i++) {
    if (world->ready[i].kind != STRESS_BLOCK) continue;
    void *block = world->ready[i].job;
    uint8_t put = world->ready[i].put;
    world->ready_count--;
    memmove(&world->ready[i], &world->ready[i + 1], (world->ready_count - i) * sizeof *world->ready);
    stress_end_put(world, put);
    return block;
  }
  return NULL;
}

__attribute__((always_inline)) static inline void run_job(stress_world *world, void *job,
                                                          uintptr_t identity, uintptr_t witness) {
  world->base = (uintptr_t)__builtin_frame_address(0);
  ORIGINAL(swift_job_run_on_serial_and_task_executor)(job, identity, witness, world->executor_identity,
                                                      world->executor_witness);
}

/// A job that resumes a task after a yield needs no executor: it only makes the task ready.
static void run_continuation(void *job) {
  typedef SWIFT_ASYNC void (*invoke_function)(void *);
  (*(invoke_function *)((char *)job + JOB_INVOKE))(job);
}

/// Runs a job that only makes tasks ready. A task that runs here runs outside all steps, which is a fault
/// of control.
static void run_between_steps(stress_world *world, void *job) {
  world->resumptions = world->depth = 0;
  world->resumed = NULL;
  if (stress_job_kind(job) == JOB_KIND_NULLARY_CONTINUATION) run_continuation(job);
  else run_job(world, job, 0, 0);
  if (UNLIKELY(world->resumptions)) world->shared_steps++;
}

void stress_release_timer(stress_world *world, void *job) {
  if (UNLIKELY(world->tracing)) stress_record_wake(world, job);
  if (UNLIKELY((uintptr_t)job & WAKE_TAG)) {
    stress_fire_wake(job);
  } else if (UNLIKELY((uintptr_t)job & DESCRIPTOR_TIMER_TAG)) {
    stress_fire_descriptor_timer(job);
  } else if (UNLIKELY((uintptr_t)job & SOURCE_TAG)) {
    stress_fire_source(world, job);
  } else if (UNLIKELY((uintptr_t)job & DISPATCH_TIMER_TAG)) {
    stress_fire_dispatch_timer(world, job);
  } else if (stress_job_kind(job) == JOB_KIND_NULLARY_CONTINUATION) {
    run_between_steps(world, job);
  } else {
    stress_enqueue(world, job);
  }
}

void stress_begin_phase(stress_world *world, uint32_t phase) {
  world->phase = phase;
  stress_end_detection(world);
  world->rule = STRESS_ASK;
  world->running = 0;
  world->steps = world->own_calls = world->points = 0;
  world->stays = 0;
  world->choice_count = world->trace_count = world->ready_sets_count = 0;
  world->event_count = world->frame_count = world->sleep_count = 0;
  world->digest = 0xCBF29CE484222325u;
  world->halted = false;
  stress_withdraw_time(world);
  world->passes_left = 0;
  world->takes_points = false;
  world->point_spread = 0;
  world->pool_width = 0;
  for (uint32_t i = 0; i < world->task_count; i++) {
    stress_task *task = &world->tasks[i];
    task->steps = task->stops = task->jobs = task->points = 0;
  }
}

void stress_halt(stress_world *world) { world->halted = true; }

static void mix(stress_world *world, uint64_t word) {
  uint64_t h = (world->digest ^ word) * 0x9FB21C651E98DF25u;
  world->digest = h ^ (h >> 32);
}

/// Runs the deferred jobs, which only make tasks ready.
static void run_deferred(stress_world *world) {
  for (uint32_t i = 0; i < world->deferred_count; i++) {
    void *job = world->deferred[i];
    if (LIKELY(stress_job_kind(job) == JOB_KIND_TASK)) {
      // A task that yielded.
      push_task(world, job, STRESS_YIELD, 0, 0);
      continue;
    }
    bool drains = stress_job_kind(job) == JOB_KIND_ACTOR;
    world->draining = drains;
    world->yielding = !drains;
    run_between_steps(world, job);
    world->draining = world->yielding = false;
  }
  world->deferred_count = 0;
}

/// Runs another entry in the same step: a fault of control that a test plants.
static void run_unasked(stress_world *world) {
  stress_entry entry = world->ready[--world->ready_count];
  run_job(world, entry.job, entry.identity, entry.witness);
}

void stress_take_out(stress_world *world, uint32_t index) {
  // Keep the order in which entries became ready, so that the meaning of a choice does not depend on
  // earlier choices.
  world->ready_count--;
  memmove(&world->ready[index], &world->ready[index + 1],
          (world->ready_count - index) * sizeof *world->ready);
}

static void count_step(stress_world *world, stress_task *task, const stress_entry *entry) {
  task->steps++;
  if (UNLIKELY(entry->kind == STRESS_INSIDE)) world->job_points = task->points;
  else task->jobs++;
}

/// Takes the chosen entry from the ready ones, and counts the step.
static stress_entry begin_step(stress_world *world, uint32_t index) {
  stress_entry entry = world->ready[index];
  if (UNLIKELY(world->tracing)) stress_record_step(world, &entry, index);
  mix(world, (uint64_t)entry.task << 32 | (uint64_t)entry.object << 8 | entry.kind);
  mix(world, (uint64_t)world->now << 16 | (world->ready_count & 0xffff));
  stress_take_out(world, index);
  world->steps++;
  world->own_calls = 0;
  world->job_points = 0;
  world->step_record = world->trace_count;
  if (LIKELY(world->progress)) world->progress->beat++;
  if (UNLIKELY(entry.kind == STRESS_TIME)) stress_pass_time(world);
  world->running = entry.task;
  if (LIKELY(entry.task)) count_step(world, &world->tasks[entry.task - 1], &entry);
  return entry;
}

/// Orders all earlier work on the entry's actor before this step.
static void order_before(stress_world *world, const stress_entry *entry) {
  if (entry->identity) stress_acquire_as(world, entry->task, (void *)entry->identity);
  if (!entry->task) stress_acquire_as(world, 0, entry->job);
}

static void order_after(stress_world *world, const stress_entry *entry) {
  if (entry->identity) stress_release_as(world, entry->task, (void *)entry->identity);
  stress_forget_stack(world);
}

static void run_entry(stress_world *world, const stress_entry *entry) {
  world->resumptions = 0;
  world->depth = world->canary == STRESS_CANARY_EMPTY_STEP;
  world->resumed = NULL;
  world->step_identity = entry->identity;
  world->step_object = entry->object;
  if (UNLIKELY(world->put_count)) stress_learn_puts(world, entry);
  if (UNLIKELY(world->races != NULL)) order_before(world, entry);
  world->in_job = true;
  if (UNLIKELY(entry->kind == STRESS_BLOCK)) stress_call_block(entry->job);
  else if (UNLIKELY(entry->kind == STRESS_QUEUED)) stress_run_queue_work(world, entry->job);
  else run_job(world, entry->job, entry->identity, entry->witness);
  if (UNLIKELY(world->canary == STRESS_CANARY_SHARED_STEP) && world->ready_count) run_unasked(world);
  if (UNLIKELY(world->notification_count)) stress_notify_of_items(world);
  world->in_job = false;
  if (UNLIKELY(world->races != NULL)) order_after(world, entry);
}

static void end_step(stress_world *world, const stress_entry *entry) {
  // Work without a task resumes no task.
  bool has_task = entry->task && entry->kind != STRESS_QUEUED;
  if (UNLIKELY(has_task ? world->resumptions != 1 : world->resumptions > 1)) world->shared_steps++;
  if (UNLIKELY(world->deferred_count)) run_deferred(world);
  if (LIKELY(has_task)) {
    stress_task *task = &world->tasks[entry->task - 1];
    if (UNLIKELY(!task->done && stress_task_is_complete(task->task))) stress_forget_task(world, task);
  }
  if (UNLIKELY(world->put_count)) stress_leave_puts(world, entry);
}

/// Runs a step; false if another carrier goes on with it.
static bool step(stress_world *world, uint32_t index) {
  if (UNLIKELY(stress_moves(world, index))) return false;
  stress_entry entry = begin_step(world, index);
  if (UNLIKELY(entry.kind == STRESS_TIME)) return true;
  if (UNLIKELY(entry.kind == STRESS_INSIDE)) {
    stress_hand_to(world, entry.job);
    return false;
  }
  run_entry(world, &entry);
  end_step(world, &entry);
  return true;
}

/// Ends a child of `fork` at its first suspension. The iteration must not continue in two processes, and in
/// production the child has no other thread that could resume its task.
_Noreturn static void end_child(void) {
  static const char text[] = "race-stress: a child of fork() has suspended its task; it ends here\n";
  if (ORIGINAL(write)(STDERR_FILENO, text, sizeof text - 1) < 0) stress_end_process();
  stress_end_process();
}

/// Lets the next timer fire, because nothing can go on; false if there is nothing to wait for.
static bool wait_for_time(stress_world *world) {
  stress_withdraw_time(world);
  world->between_steps = true;
  bool released = world->idle(world->context);
  world->between_steps = false;
  if (released) return true;
  stress_take_inbox(world);
  return world->deferred_count || (world->ready_count && !stress_selects_entries(world));
}

stress_carrier *stress_begin_kept_step(stress_world *world) {
  stress_take_inbox(world);
  if (UNLIKELY(world->descriptor_sources && !world->preselected)) stress_poll_sources(world);
  if (UNLIKELY(world->passes_left && !world->preselected)) stress_offer_time(world);
  if (UNLIKELY(world->halted || world->deferred_count || stress_only_time_is_left(world) ||
               world->steps >= world->step_limit))
    return NULL;
  int64_t index = stress_pick(world);
  if (index < 0 || world->halted) return NULL;
  if (world->ready[index].kind == STRESS_INSIDE) return begin_step(world, (uint32_t)index).job;
  world->preselected = (uint32_t)index + 1;
  return NULL;
}

stress_stop stress_run_steps(stress_world *world) {
  while (!world->halted) {
    stress_take_inbox(world);
    // Jobs that arrived between two phases, or from another thread.
    if (UNLIKELY(world->deferred_count)) run_deferred(world);
    if (UNLIKELY(world->descriptor_sources && !world->preselected)) stress_poll_sources(world);
    if (UNLIKELY(world->passes_left && !world->preselected)) stress_offer_time(world);
    if (UNLIKELY(!world->ready_count || stress_only_time_is_left(world))) {
      if (!wait_for_time(world)) return STRESS_IDLE;
      continue;
    }
    if (UNLIKELY(world->steps >= world->step_limit)) return STRESS_LIMIT;
    int64_t index = stress_pick(world);
    if (world->halted) break;
    if (UNLIKELY(index < 0)) {
      if (!wait_for_time(world)) return STRESS_IDLE;
      continue;
    }
    if (UNLIKELY(!step(world, (uint32_t)index))) return STRESS_HANDED_ON;
  }
  if (UNLIKELY(world->is_forked)) end_child();
  return STRESS_HALT;
}

stress_stop stress_drive(stress_world *world, int64_t step_limit) {
  world->step_limit = step_limit;
  if (UNLIKELY(world->on_carriers || world->home)) stress_prepare_home(world);
  // A job may be kept on this thread. Others then need another thread, because locks belong to threads.
  if (UNLIKELY(world->on_carriers && (world->takes_points || world->all_on_carriers || world->kept_count)))
    return stress_run_on_carriers(world);
  stress_leave_processor_in_time(world);
  stress_stop stop = stress_run_steps(world);
  return UNLIKELY(stop == STRESS_HANDED_ON) ? stress_wait_for_carriers(world) : stop;
}
