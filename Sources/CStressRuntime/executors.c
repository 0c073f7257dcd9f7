// Executors of the code's own. A task that hops to one is given to it, as in production, and runs where the executor
// runs it: on a queue or a thread that is under control. There its run is a step like any other.
#include "carriers.h"
#include "outside.h"
#include "races.h"

extern SWIFT_CC void swift_task_enqueue(void *job, uintptr_t identity, uintptr_t witness);

// MARK: Tasks that have been given away

/// A task that an executor has been given and has not run.
typedef struct given_task {
  struct given_task *next;
  const void *task;
  stress_inbox *inbox;
} given_task;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static given_task *given_tasks;

static void note_given(stress_world *world, const void *task) {
  given_task *given = malloc(sizeof *given);
  if (!given) abort();
  ORIGINAL(pthread_mutex_lock)(&lock);
  *given = (given_task){given_tasks, task, stress_inbox_hold(world)};
  given_tasks = given;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  world->given_count++;
}

/// Removes the first task that fits. Returns the inbox of its iteration, which the caller must release, or null.
static stress_inbox *take_given(const void *task, const stress_inbox *of) {
  stress_inbox *inbox = NULL;
  ORIGINAL(pthread_mutex_lock)(&lock);
  for (given_task **place = &given_tasks; *place; place = &(*place)->next) {
    given_task *given = *place;
    if ((task && given->task != task) || (of && given->inbox != of)) continue;
    inbox = given->inbox;
    *place = given->next;
    free(given);
    break;
  }
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return inbox;
}

void stress_forget_given(stress_world *world) {
  for (stress_inbox *inbox; world->given_count && (inbox = take_given(NULL, world->inbox));)
    stress_inbox_release(inbox);
  world->given_count = 0;
}

bool stress_give(stress_world *world, void *job, stress_kind kind) {
  if (!world->in_job || world->between_steps || stress_job_kind(job) != JOB_KIND_TASK) return false;
  if (!stress_takes_threads(world) || !stress_this_carrier) return false;
  uint32_t number = stress_task_number(world, job);
  if (UNLIKELY(world->tracing)) stress_record_ready(world, number, kind);
  // The executor's code is code under test, not a part of the creation of the task.
  bool was_creating = world->creating;
  world->creating = false;
  stress_order_cause(world, number);
  note_given(world, job);
  swift_task_enqueue(job, world->target_identity, world->target_witness);
  world->creating = was_creating;
  return true;
}

// MARK: Running

/// A call by which an executor runs a job.
typedef struct job_run {
  void *job;
  executor_pair serial, task;  ///< Zero where the executor gave none.
  void (*original)(const struct job_run *);
} job_run;

static void run_on_serial(const job_run *this) {
  ORIGINAL(swift_job_run)(this->job, this->serial.identity, this->serial.witness);
}

static void run_on_task(const job_run *this) {
  ORIGINAL(swift_job_run_on_task_executor)(this->job, this->task.identity, this->task.witness);
}

static void run_on_both(const job_run *this) {
  ORIGINAL(swift_job_run_on_serial_and_task_executor)(this->job, this->serial.identity, this->serial.witness,
                                                      this->task.identity, this->task.witness);
}

/// Runs a task as a step of its own, on the carrier that is running its executor.
static void run_as_step(stress_world *world, job_run this) {
  stress_carrier *me = stress_this_carrier;
  stress_inbox *inbox = take_given(this.job, world->inbox);
  if (inbox) {
    world->given_count--;
    stress_inbox_release(inbox);
  }
  uint32_t running = world->running, resumptions = world->resumptions, depth = world->depth;
  uint32_t number = stress_task_number(world, this.job), object = world->step_object;
  void *resumed = world->resumed;
  uintptr_t base = world->base, identity = world->step_identity;
  world->running = number;
  world->step_identity = this.serial.identity;
  world->step_object = stress_object_number(world, this.serial.identity, this.serial.witness);
  world->resumptions = world->depth = 0;
  world->resumed = NULL;
  stress_order(world, running, number);
  me->hosted++;
  me->begins = true;
  stress_keep(world, me);
  stress_wait_for_turn(world, me);
  me->begins = false;
  if (WORLD) {
    world->base = (uintptr_t)__builtin_frame_address(0);
    // The task keeps preferring the executor of the world.
    if (!this.task.identity) {
      this.task = (executor_pair){world->executor_identity, world->executor_witness};
      this.original = run_on_both;
    }
  }
  this.original(&this);
  me->hosted--;
  if (!WORLD) return;
  if (UNLIKELY(world->resumptions != 1)) world->shared_steps++;
  stress_order(world, number, running);
  stress_task *task = &world->tasks[number - 1];
  if (!task->done && stress_task_is_complete(task->task)) stress_forget_task(world, task);
  world->running = running;
  world->resumptions = resumptions;
  world->depth = depth;
  world->resumed = resumed;
  world->base = base;
  world->step_identity = identity;
  world->step_object = object;
}

static void run_errand(void *pointer) {
  const job_run *this = pointer;
  this->original(this);
}

/// Runs a task on a thread outside control, for which its iteration waits.
static void run_outside(stress_inbox *inbox, job_run *this) {
  if (stress_inbox_is_forgotten(inbox)) {
    this->original(this);
  } else {
    stress_outside_host(inbox);
    stress_errand_run(stress_errand_make(inbox, run_errand, this));
  }
  stress_inbox_release(inbox);
}

static void run_job(job_run this) {
  stress_world *world = WORLD;
  bool is_task = stress_job_kind(this.job) == JOB_KIND_TASK;
  if (world && is_task && stress_this_carrier && world->in_job) {
    run_as_step(world, this);
    return;
  }
  stress_inbox *inbox = !world && is_task ? take_given(this.job, NULL) : NULL;
  if (inbox) run_outside(inbox, &this);
  else this.original(&this);
}

void swift_job_run(void *job, uintptr_t identity, uintptr_t witness) {
  run_job((job_run){job, {identity, witness}, {0, 0}, run_on_serial});
}

void swift_job_run_on_task_executor(void *job, uintptr_t identity, uintptr_t witness) {
  // On a thread outside control. Without an actor, the task can go on anywhere, so it goes on under control.
  if (stress_job_kind(job) == JOB_KIND_TASK && stress_bring_back(job)) return;
  run_job((job_run){job, {0, 0}, {identity, witness}, run_on_task});
}

void swift_job_run_on_serial_and_task_executor(void *job, uintptr_t serial, uintptr_t serial_witness, uintptr_t task,
                                               uintptr_t task_witness) {
  run_job((job_run){job, {serial, serial_witness}, {task, task_witness}, run_on_both});
}

stress_kind stress_recorded_kind(const stress_entry *entry) {
  if (entry->kind != STRESS_INSIDE) return entry->kind;
  const stress_carrier *carrier = entry->job;
  return carrier->begins ? STRESS_HOP : STRESS_INSIDE;
}
