// Checks every assumption of `swift_abi.h` against the behavior of the runtime.
//
// A small program makes tasks of every kind in a world. The interposed functions pass its tasks, jobs and
// calls to this check. The check compares each assumption with the results of the runtime's own functions,
// or with the effect of the same call on a task of another kind.
#include "interface.h"
#include <fcntl.h>
#include <link.h>
#include <pthread.h>

typedef enum : uint8_t { UNSEEN, HOLDS, REFUTED } finding;
/// Maximum number of frames to follow in a chain of callers, and the number that must be found.
enum { CHAIN_LIMIT = 64, CHAIN_NEEDED = 2 };

struct stress_interface {
  int64_t expected[STRESS_ASSUMPTION_COUNT];
  finding findings[STRESS_ASSUMPTION_COUNT];
  stress_stage stage;
  size_t flags[STRESS_STAGE_COUNT];    ///< Flags of the last task made in each stage.
  uint64_t options[STRESS_STAGE_COUNT];  ///< Kinds of its options, one bit per kind.
  const void *task, *resume, *context;   ///< The task that is about to hop, and its addresses.
  void *queue;  ///< Actor that receives the next task.
  uint64_t status_offsets;  ///< Offsets at which the status of a task may be, one bit for each.
  int pipe[2];
};

typedef struct { const char *name, *source, *meaning; int64_t value; } assumption;
static const assumption assumptions[] = {
#define ASSUMPTION(name, value, source, meaning) {#name, source, meaning, value},
    STRESS_ASSUMPTIONS(ASSUMPTION)
#undef ASSUMPTION
};

uint32_t stress_assumption_count(void) { return STRESS_ASSUMPTION_COUNT; }
const char *stress_assumption_name(uint32_t index) { return assumptions[index].name; }
const char *stress_assumption_source(uint32_t index) { return assumptions[index].source; }
const char *stress_assumption_meaning(uint32_t index) { return assumptions[index].meaning; }
int64_t stress_assumption_value(uint32_t index) { return assumptions[index].value; }

stress_interface *stress_interface_make(void) {
  stress_interface *interface = calloc(1, sizeof *interface);
  if (!interface || pipe2(interface->pipe, O_CLOEXEC | O_NONBLOCK)) abort();
  for (uint32_t i = 0; i < STRESS_ASSUMPTION_COUNT; i++) interface->expected[i] = assumptions[i].value;
  return interface;
}

void stress_interface_free(stress_interface *interface) {
  close(interface->pipe[0]);
  close(interface->pipe[1]);
  free(interface);
}

void stress_interface_expect(stress_interface *interface, uint32_t index, int64_t value) {
  interface->expected[index] = value;
}

int64_t stress_interface_expected(const stress_interface *interface, uint32_t index) {
  return interface->expected[index];
}

void stress_interface_enter(stress_interface *interface, stress_stage stage) { interface->stage = stage; }

void stress_interface_send(stress_interface *interface, void *actor) {
  interface->stage = STRESS_STAGE_DRAIN;
  interface->queue = actor;
}

#define EXPECTED(name) (interface->expected[STRESS_ASSUMES_##name])
#define FIND(name, right) find(interface, STRESS_ASSUMES_##name, (right))

static void find(stress_interface *interface, uint32_t index, bool right) {
  if (!right) interface->findings[index] = REFUTED;
  else if (interface->findings[index] == UNSEEN) interface->findings[index] = HOLDS;
}

// MARK: Reading memory

/// Reads a word at an address that may be invalid, by a system call, which fails instead of crashing.
static bool read_word(const stress_interface *interface, const char *address, uint64_t *word) {
  return ORIGINAL(write)(interface->pipe[1], address, sizeof *word) == sizeof *word &&
         ORIGINAL(read)(interface->pipe[0], word, sizeof *word) == sizeof *word;
}

static uint64_t word_at(const stress_interface *interface, const char *address) {
  uint64_t word;
  return read_word(interface, address, &word) ? word : UINT64_MAX;
}

typedef struct { uintptr_t address; bool found; } code_search;

static int holds_code(struct dl_phdr_info *object, size_t size, void *argument) {
  (void)size;
  code_search *search = argument;
  for (int i = 0; i < object->dlpi_phnum && !search->found; i++) {
    const ElfW(Phdr) *header = &object->dlpi_phdr[i];
    search->found = header->p_type == PT_LOAD && (header->p_flags & PF_X) &&
                    search->address - (object->dlpi_addr + header->p_vaddr) < header->p_memsz;
  }
  return search->found;
}

static bool is_code(uint64_t address) {
  code_search search = {address, false};
  dl_iterate_phdr(holds_code, &search);
  return search.found;
}

static bool has_bit(uint64_t word, int64_t bit) { return bit >= 0 && bit < 64 && (word >> bit & 1); }

// MARK: Tasks and jobs

extern size_t swift_task_getJobFlags(const void *task);

static void check_flags(stress_interface *interface, const char *task, bool is_async_let) {
  uint32_t flags = (uint32_t)swift_task_getJobFlags(task);
  FIND(JOB_FLAGS, (uint32_t)word_at(interface, task + EXPECTED(JOB_FLAGS)) == flags);
  FIND(JOB_PRIORITY, (uint8_t)word_at(interface, task + EXPECTED(JOB_PRIORITY)) == (flags >> 8 & 0xff));
  FIND(JOB_KIND_TASK, (flags & 0xff) == EXPECTED(JOB_KIND_TASK));
  FIND(JOB_ASYNC_LET, has_bit(flags, EXPECTED(JOB_ASYNC_LET)) == is_async_let);
}

void stress_check_creation(stress_interface *interface, size_t flags, const option_record *options,
                           const char *task) {
  stress_stage stage = interface->stage;
  if (stage == STRESS_STAGE_NONE) return;
  interface->flags[stage] = flags;
  interface->options[stage] = 0;
  bool names_main_actor = false;
  for (const option_record *option = options; option; option = option->parent) {
    interface->options[stage] |= 1ull << (option->flags & 63);
    if ((int64_t)(option->flags & 0xff) != EXPECTED(OPTION_INITIAL_SERIAL_EXECUTOR)) continue;
    uint64_t executor = word_at(interface, (const char *)option + EXPECTED(OPTION_PAYLOAD));
    names_main_actor = executor == stress_main_identity;
    if (stage == STRESS_STAGE_ISOLATED) FIND(OPTION_PAYLOAD, names_main_actor);
  }
  if (stage == STRESS_STAGE_ISOLATED) FIND(OPTION_INITIAL_SERIAL_EXECUTOR, names_main_actor);
  check_flags(interface, task, false);
}

extern SWIFT_CC void swift_defaultActor_enqueue(void *job, void *actor);

bool stress_check_job(stress_interface *interface, char *job) {
  uint8_t kind = stress_job_kind(job);
  switch (interface->stage) {
    case STRESS_STAGE_ASYNC_LET:
      if (kind == JOB_KIND_TASK) check_flags(interface, job, true);
      break;
    case STRESS_STAGE_YIELD:
      // Only the job that resumes the task, not the task itself.
      if (kind == JOB_KIND_TASK) break;
      FIND(JOB_KIND_NULLARY_CONTINUATION, kind == EXPECTED(JOB_KIND_NULLARY_CONTINUATION));
      FIND(JOB_INVOKE, is_code(word_at(interface, job + EXPECTED(JOB_INVOKE))));
      break;
    case STRESS_STAGE_DRAIN:
      if (kind != JOB_KIND_TASK) {
        FIND(JOB_KIND_ACTOR, kind == EXPECTED(JOB_KIND_ACTOR));
      } else if (interface->queue) {
        void *queue = interface->queue;
        interface->queue = NULL;
        swift_defaultActor_enqueue(job, queue);
        return true;
      }
      break;
    default: break;
  }
  return false;
}

// MARK: Hops

void stress_check_switch(stress_interface *interface, const void *resume, const void *context) {
  interface->task = swift_task_getCurrent();
  interface->resume = resume;
  interface->context = context;
}

/// Whether the chain of callers' contexts ends at the task's end, with a code address in each context.
static bool is_chain(stress_interface *interface, const char *context) {
  uint32_t count = 0;
  while (context && count < CHAIN_LIMIT) {
    if (!is_code(word_at(interface, context + EXPECTED(CONTEXT_RESUME)))) return false;
    count++;
    uint64_t parent;
    if (!read_word(interface, context + EXPECTED(CONTEXT_PARENT), &parent)) return false;
    context = (const char *)(uintptr_t)parent;
  }
  return !context && count >= CHAIN_NEEDED;
}

void stress_check_parked(stress_interface *interface, const stress_world *world, const char *task) {
  // A task that starts on an actor is parked without a hop.
  if (interface->stage != STRESS_STAGE_HOP || task != interface->task) return;
  FIND(TASK_RESUME, word_at(interface, task + EXPECTED(TASK_RESUME)) == (uintptr_t)interface->resume);
  FIND(TASK_CONTEXT, word_at(interface, task + EXPECTED(TASK_CONTEXT)) == (uintptr_t)interface->context);
  FIND(TASK_THREAD_CONTEXT, world->resumed == task + EXPECTED(TASK_THREAD_CONTEXT));
  FIND(EXECUTOR_OF_ACTOR, (int64_t)world->target_witness == EXPECTED(EXECUTOR_OF_ACTOR));
  FIND(RESUMPTION_CALLS, world->resumptions == EXPECTED(RESUMPTION_CALLS));
  const char *context = interface->context;
  bool resumes = is_code(word_at(interface, context + EXPECTED(CONTEXT_RESUME)));
  FIND(CONTEXT_RESUME, resumes);
  if (resumes) FIND(CONTEXT_PARENT, is_chain(interface, context));
}

// MARK: Objects

void stress_check_object(stress_interface *interface, const void *object, uintptr_t metadata) {
  FIND(OBJECT_METADATA, word_at(interface, (const char *)object + EXPECTED(OBJECT_METADATA)) == metadata);
}

void stress_check_block(stress_interface *interface, const void *block) {
  FIND(BLOCK_INVOKE, is_code(word_at(interface, (const char *)block + EXPECTED(BLOCK_INVOKE))));
}

void stress_check_completion(stress_interface *interface, void *const *tasks, uint32_t count, bool have_ended) {
  uint64_t fitting = stress_status_offsets(tasks, count, EXPECTED(STATUS_COMPLETE), have_ended);
  if (have_ended) FIND(STATUS_COMPLETE, __builtin_popcountll(interface->status_offsets & fitting) == 1);
  else interface->status_offsets = fitting;
}

// MARK: The end

int32_t stress_interface_refuted(stress_interface *interface) {
  const size_t *flags = interface->flags;
  const uint64_t *options = interface->options;
  FIND(CREATE_IS_CHILD, has_bit(flags[STRESS_STAGE_CHILD], EXPECTED(CREATE_IS_CHILD)) &&
                            !has_bit(flags[STRESS_STAGE_PLAIN], EXPECTED(CREATE_IS_CHILD)));
  FIND(CREATE_ENQUEUES, has_bit(flags[STRESS_STAGE_PLAIN], EXPECTED(CREATE_ENQUEUES)) &&
                            !has_bit(flags[STRESS_STAGE_IMMEDIATE], EXPECTED(CREATE_ENQUEUES)));
  FIND(OPTION_TASK_NAME, has_bit(options[STRESS_STAGE_NAMED] & ~options[STRESS_STAGE_PLAIN],
                                 EXPECTED(OPTION_TASK_NAME)));
  FIND(HASHING_DETERMINISTIC, stress_hashing_flag_is_at(EXPECTED(HASHING_DETERMINISTIC)));
  // A wrong assumption can keep another one from being seen, so report refuted ones first.
  for (int32_t i = 0; i < STRESS_ASSUMPTION_COUNT; i++)
    if (interface->findings[i] == REFUTED) return i;
  for (int32_t i = 0; i < STRESS_ASSUMPTION_COUNT; i++)
    if (interface->findings[i] == UNSEEN) return i;
  return -1;
}
