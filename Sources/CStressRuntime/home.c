// The thread that drives a world is a carrier too, so that a phase in which no job is left in the middle needs no other
// thread. Its jobs have a stack of their own, and thread-local values of the runtime of their own: when a phase ends
// while one of them is kept, the thread goes back to the stack of its caller, and in a later phase to the job.
#include "carriers.h"
#include <sys/mman.h>
#include <ucontext.h>

enum { STACK = 8 << 20, GUARD = 1 << 12 };

struct stress_home_stack {
  ucontext_t caller, job;
  char *memory;
  uintptr_t low, high;            ///< The stack that the thread does not use now.
  stress_thread_words words;      ///< What the runtime stores per thread, for that stack.
  bool in_main_block;             ///< Whether that stack is in a block of the main queue.
  bool is_kept;                   ///< Whether a job stands on the stack of the jobs.
};

static void swap_values(stress_home_stack *stack) {
  stress_exchange_thread_words(&stack->words);
  stress_exchange_main_block(&stack->in_main_block);
  stress_watch_exchange_stack(&stack->low, &stack->high);
}

/// Goes to the stack of the jobs; returns when the phase has ended.
static void enter_stack(stress_carrier *home) {
  stress_home_stack *stack = home->stack;
  stress_carrier *outer = stress_this_carrier;
  swap_values(stack);
  stress_this_carrier = home;
  swapcontext(&stack->caller, &stack->job);
  stress_this_carrier = outer;
  swap_values(stack);
}

static void run_loop(unsigned low, unsigned high) {
  stress_carrier *me = (void *)((uintptr_t)high << 32 | low);
  stress_world *world = me->world;
  for (;;) {
    stress_enter(world);
    stress_stop stop = stress_run_steps(world);
    if (stop != STRESS_HANDED_ON) {
      stress_leave();
      stress_end_carried_phase(world, stop);
      break;
    }
    stress_wait_for_word(me);
    if (world->phase_is_over) break;
    stress_watch_follow();
  }
  setcontext(&me->stack->caller);
}

/// Whether a job stands for ever on a stack of the calling thread, after its world has ended. What it holds, such as a
/// lock, belongs to this thread, which would not wait for it.
static __thread bool has_lost_job __attribute__((tls_model("initial-exec")));

void stress_make_home_stack(stress_carrier *home) {
  if (has_lost_job || !stress_current_task_slot()) return;
  char *memory = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  stress_home_stack *stack = calloc(1, sizeof *stack);
  if (memory == MAP_FAILED || !stack || mprotect(memory, GUARD, PROT_NONE)) abort();
  stack->memory = memory;
  home->stack = stack;
}

void stress_free_home_stack(stress_carrier *home) {
  if (!home->stack) return;
  if (home->stack->is_kept) {
    if (home->thread == pthread_self()) has_lost_job = true;
    return;
  }
  munmap(home->stack->memory, STACK);
  free(home->stack);
  home->stack = NULL;
}

bool stress_is_kept_at_home(const stress_carrier *home) { return home->stack && home->stack->is_kept; }

void stress_run_at_home(stress_carrier *home) {
  stress_home_stack *stack = home->stack;
  getcontext(&stack->job);
  stack->job.uc_stack = (stack_t){.ss_sp = stack->memory + GUARD, .ss_size = STACK - GUARD};
  stack->low = (uintptr_t)stack->memory + GUARD;
  stack->high = (uintptr_t)stack->memory + STACK;
  memset(&stack->words, 0, sizeof stack->words);
  stack->in_main_block = false;
  uintptr_t argument = (uintptr_t)home;
  makecontext(&stack->job, (void (*)(void))run_loop, 2, (unsigned)argument, (unsigned)(argument >> 32));
  enter_stack(home);
}

void stress_go_on_at_home(stress_carrier *home) { enter_stack(home); }

void stress_stay_until_turn(stress_carrier *home) {
  stress_home_stack *stack = home->stack;
  stack->is_kept = true;
  while (home->world->phase_is_over) swapcontext(&stack->job, &stack->caller);
  stack->is_kept = false;
}
