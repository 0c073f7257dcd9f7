// Work for dispatch: the main queue is under control; work for other queues is recorded and waited for.
#include "queues.h"
#include "outside.h"

extern void *_Block_copy(const void *) __attribute__((weak));
extern void _Block_release(const void *) __attribute__((weak));
// The functions with which the runtime runs a job on a global queue and on the main queue.
static _Atomic(dispatch_function) run_job_function, run_main_job_function;
static __thread bool learning_run_job;

void stress_learn_run_job(bool on) { learning_run_job = on; }

// Looked up by name, because a program need not link dispatch.
void *stress_main_queue(void) {
  static void *queue;
  if (UNLIKELY(!queue)) queue = dlsym(RTLD_DEFAULT, "_dispatch_main_q");
  return queue;
}

/// A function with its argument, which the main queue runs like a block.
typedef struct { dispatch_function work; void *context; } main_call;
enum { MAIN_CALL_TAG = 1 };

static void *make_main_call(dispatch_function work, void *context) {
  main_call *call = malloc(sizeof *call);
  if (!call) abort();
  *call = (main_call){work, context};
  return (void *)((uintptr_t)call | MAIN_CALL_TAG);
}

static void call_block(void *block) {
  if (UNLIKELY((uintptr_t)block & MAIN_CALL_TAG)) {
    main_call *pointer = (void *)((uintptr_t)block & ~(uintptr_t)MAIN_CALL_TAG), call = *pointer;
    free(pointer);
    call.work(call.context);
    return;
  }
  void (*invoke)(void *) = (void (*)(void *))stress_block_function(block);
  invoke(block);
  _Block_release(block);
}

void stress_call_block(void *block) {
  bool was_in_block = stress_enter_main_block();
  call_block(block);
  stress_leave_main_block(was_in_block);
}

// MARK: Work for other queues

/// Records the escape if the calling thread drives a world. Returns the inbox that counts the work, or null.
static stress_inbox *leaves_control(stress_escape_kind kind) {
  if (WORLD) stress_note_escape(WORLD, kind);
  return stress_outside_current();
}

/// Puts work on a queue under control.
static void put(void *queue, void *work, dispatch_function function, bool barrier, void *group) {
  extern void dispatch_group_enter(void *) __attribute__((weak));
  if (group) dispatch_group_enter(group);
  stress_put_on_queue(WORLD, queue, work, function, barrier, group);
  if (WORLD->takes_points) stress_point();
}

/// Puts work on a queue through `submit`, and counts it until it has returned.
#define SUBMIT_FUNCTION(barrier, group, submit)                                        \
  do {                                                                                 \
    if (WORLD && queue != stress_main_queue() && stress_takes_queues(WORLD)) {         \
      put(queue, context, work, barrier, group);                                       \
      break;                                                                           \
    }                                                                                  \
    stress_inbox *inbox = leaves_control(STRESS_ESCAPE_QUEUE);                         \
    if (inbox) {                                                                       \
      context = stress_errand_make(inbox, work, context);                              \
      work = stress_errand_run;                                                        \
    }                                                                                  \
    submit;                                                                            \
  } while (0)

/// Puts a block on a queue through `as_function`, and counts it until it has returned. A block that cannot
/// be wrapped goes through `as_block`.
#define SUBMIT_BLOCK(barrier, group, as_function, as_block)                            \
  do {                                                                                 \
    if (WORLD && queue != stress_main_queue() && stress_takes_queues(WORLD)) {         \
      put(queue, block, NULL, barrier || stress_is_barrier(block), group);                                         \
      break;                                                                           \
    }                                                                                  \
    stress_inbox *inbox = leaves_control(STRESS_ESCAPE_QUEUE);                         \
    if (inbox && _Block_copy && !stress_is_work_item(block)) {                            \
      void *context = stress_errand_make(inbox, call_block, _Block_copy(block)); \
      as_function;                                                                     \
    } else {                                                                           \
      if (inbox) stress_outside_never_ends(inbox);                                     \
      as_block;                                                                        \
    }                                                                                  \
  } while (0)

static void submit(void *queue, void *context, dispatch_function work) {
  SUBMIT_FUNCTION(false, NULL, ORIGINAL(dispatch_async_f)(queue, context, work));
}

static void submit_block(void *queue, void *block) {
  SUBMIT_BLOCK(false, NULL, ORIGINAL(dispatch_async_f)(queue, context, stress_errand_run),
               ORIGINAL(dispatch_async)(queue, block));
}

void stress_async_f(void *queue, void *context, dispatch_function work) {
  stress_world *world = WORLD;
  if (world && queue == stress_main_queue()) {
    if (work == run_main_job_function) stress_enqueue_main(world, context, STRESS_JOB);
    else stress_enqueue_main(world, make_main_call(work, context), STRESS_BLOCK);
  } else if (world && run_job_function && work == run_job_function) {
    stress_enqueue(world, context);
  } else if (LANE && run_job_function && (work == run_job_function || work == run_main_job_function)) {
    LANE->enqueue(LANE->context, context, queue == stress_main_queue());
  } else if (UNLIKELY(world || stress_outside_current() != NULL)) {
    submit(queue, context, work);
  } else {
    if (UNLIKELY(learning_run_job)) {
      if (queue == stress_main_queue()) run_main_job_function = work;
      else run_job_function = work;
    }
    ORIGINAL(dispatch_async_f)(queue, context, work);
  }
}

void dispatch_async_f(void *queue, void *context, dispatch_function work) {
  stress_async_f(queue, context, work);
}

void stress_async(void *queue, void *block) {
  if (WORLD && queue == stress_main_queue() && _Block_copy) {
    stress_enqueue_main(WORLD, _Block_copy(block), STRESS_BLOCK);
  } else if (UNLIKELY(stress_outside_current() != NULL)) {
    submit_block(queue, block);
  } else {
    ORIGINAL(dispatch_async)(queue, block);
  }
}

void dispatch_async(void *queue, void *block) { stress_async(queue, block); }

// Runs the blocks that wait on the main queue, oldest first, and then this block. In production the main
// thread would do so while this thread waits.
void dispatch_sync(void *queue, void *block) {
  stress_world *world = WORLD;
  if (!world || queue != stress_main_queue() || !_Block_copy) {
    if (!stress_sync(queue, block, NULL, stress_is_barrier(block))) ORIGINAL(dispatch_sync)(queue, block);
    return;
  }
  if (stress_is_on_main())
    stress_blocked("DispatchQueue.main.sync on the main queue");
  for (void *earlier; (earlier = stress_take_main_block(world));) stress_call_block(earlier);
  stress_call_block(_Block_copy(block));
}

void dispatch_sync_f(void *queue, void *context, dispatch_function work) {
  if (queue == stress_main_queue() || !stress_sync(queue, context, work, false))
    ORIGINAL(dispatch_sync_f)(queue, context, work);
}

void dispatch_barrier_sync(void *queue, void *block) {
  if (queue == stress_main_queue() || !stress_sync(queue, block, NULL, true))
    ORIGINAL(dispatch_barrier_sync)(queue, block);
}

void dispatch_barrier_sync_f(void *queue, void *context, dispatch_function work) {
  if (queue == stress_main_queue() || !stress_sync(queue, context, work, true))
    ORIGINAL(dispatch_barrier_sync_f)(queue, context, work);
}

void dispatch_barrier_async_f(void *queue, void *context, dispatch_function work) {
  SUBMIT_FUNCTION(true, NULL, ORIGINAL(dispatch_barrier_async_f)(queue, context, work));
}

void dispatch_barrier_async(void *queue, void *block) {
  SUBMIT_BLOCK(true, NULL, ORIGINAL(dispatch_barrier_async_f)(queue, context, stress_errand_run),
               ORIGINAL(dispatch_barrier_async)(queue, block));
}

void dispatch_group_async_f(void *group, void *queue, void *context, dispatch_function work) {
  SUBMIT_FUNCTION(false, group, ORIGINAL(dispatch_group_async_f)(group, queue, context, work));
}

typedef struct { void *group, *block; } group_call;

static void run_group_call(void *pointer) {
  group_call call = *(group_call *)pointer;
  free(pointer);
  stress_call_block(call.block);
  stress_leave_group(call.group);
}

void dispatch_group_async(void *group, void *queue, void *block) {
  extern void dispatch_group_enter(void *) __attribute__((weak));
  if (WORLD && queue == stress_main_queue() && _Block_copy) {
    group_call *call = malloc(sizeof *call);
    if (!call) abort();
    *call = (group_call){group, _Block_copy(block)};
    dispatch_group_enter(group);
    stress_enqueue_main(WORLD, make_main_call(run_group_call, call), STRESS_BLOCK);
    return;
  }
  SUBMIT_BLOCK(false, group, ORIGINAL(dispatch_group_async_f)(group, queue, context, stress_errand_run),
               ORIGINAL(dispatch_group_async)(group, queue, block));
}

// Outside control, the notification waits for the group, which work may leave later.
void dispatch_group_notify(void *group, void *queue, void *block) {
  if (WORLD && stress_takes_queues(WORLD)) {
    stress_add_notification(WORLD, group, queue, block);
    return;
  }
  stress_inbox *inbox = leaves_control(STRESS_ESCAPE_QUEUE);
  if (inbox) stress_outside_never_ends(inbox);
  ORIGINAL(dispatch_group_notify)(group, queue, block);
}

// MARK: Channels

void *dispatch_io_create(unsigned long type, int descriptor, void *queue, void *cleanup) {
  stress_inbox *inbox = leaves_control(STRESS_ESCAPE_CHANNEL);
  if (inbox) stress_outside_never_ends(inbox);
  return ORIGINAL(dispatch_io_create)(type, descriptor, queue, cleanup);
}

void dispatch_read(int descriptor, size_t length, void *queue, void *handler) {
  stress_inbox *inbox = leaves_control(STRESS_ESCAPE_CHANNEL);
  if (inbox) stress_outside_never_ends(inbox);
  ORIGINAL(dispatch_read)(descriptor, length, queue, handler);
}

void dispatch_write(int descriptor, void *data, void *queue, void *handler) {
  stress_inbox *inbox = leaves_control(STRESS_ESCAPE_CHANNEL);
  if (inbox) stress_outside_never_ends(inbox);
  ORIGINAL(dispatch_write)(descriptor, data, queue, handler);
}
