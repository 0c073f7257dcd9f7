// What goes to the main queue becomes ready here; the runtime's hook for its global executor.
#include "internal.h"

typedef void (*dispatch_function)(void *);
typedef SWIFT_CC void (*enqueue_original)(void *job);
extern void *swift_task_enqueueGlobal_hook;

static _Atomic(dispatch_function) run_job_function;
static __thread bool learning_run_job;

static SWIFT_CC void on_enqueue_global(void *job, enqueue_original original) {
  if (WORLD) stress_enqueue(WORLD, job);
  else if (LANE) LANE->enqueue(LANE->context, job, false);
  else original(job);
}

bool stress_install_hooks(void) {
  void *ours = (void *)on_enqueue_global;
  // Other threads read the hook at any time: it is written only where it was replaced.
  if (LIKELY(__atomic_load_n(&swift_task_enqueueGlobal_hook, __ATOMIC_RELAXED) == ours)) return true;
  __atomic_store_n(&swift_task_enqueueGlobal_hook, ours, __ATOMIC_RELEASE);
  return false;
}

void stress_learn_run_job(bool on) { learning_run_job = on; }

// Looked up by name: a program need not link dispatch.
static void *main_queue(void) {
  static void *queue;
  if (UNLIKELY(!queue)) queue = dlsym(RTLD_DEFAULT, "_dispatch_main_q");
  return queue;
}

INTERPOSE void dispatch_async_f(void *queue, void *context, dispatch_function work) {
  ORIGINAL(void, dispatch_async_f, void *, void *, dispatch_function);
  stress_world *world = WORLD;
  if (world && queue == main_queue()) {
    stress_enqueue_main(world, context, STRESS_JOB);
    return;
  }
  if (world && run_job_function && work == run_job_function) {
    stress_enqueue(world, context);
    return;
  }
  bool is_main = queue == main_queue();
  if (LANE && (is_main || (run_job_function && work == run_job_function))) {
    LANE->enqueue(LANE->context, context, is_main);
    return;
  }
  if (learning_run_job && queue != main_queue()) run_job_function = work;
  original(queue, context, work);
}

extern void *_Block_copy(const void *) __attribute__((weak));
extern void _Block_release(const void *) __attribute__((weak));

INTERPOSE void dispatch_async(void *queue, void *block) {
  ORIGINAL(void, dispatch_async, void *, void *);
  if (WORLD && queue == main_queue() && _Block_copy) stress_enqueue_main(WORLD, _Block_copy(block), STRESS_BLOCK);
  else original(queue, block);
}

void stress_call_block(void *block) {
  // Third word of a block literal, after its class and its flags (Block ABI).
  void (*invoke)(void *) = *(void (**)(void *))((char *)block + 16);
  invoke(block);
  _Block_release(block);
}
