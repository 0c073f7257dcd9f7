// Blocks that `dispatch_block_create` made, which Swift calls `DispatchWorkItem`: dispatch reads their contents.
#include "queues.h"

extern void _Block_release(const void *) __attribute__((weak));

typedef void *(*create_function)(unsigned long flags, void *block);
// The flag of a block that is a barrier, and another one.
enum { BARRIER = 1, ENFORCES_QOS = 0x20 };
// Where the flags are searched; in the library of Swift 6.3 they are at 40.
enum { FLAGS_FIRST = 32, FLAGS_LAST = 64, LAST = 96 };
// The flag of a block that is never copied.
enum { GLOBAL_BLOCK = 1 << 28 };

static struct { _Atomic uintptr_t function; size_t flags, performed; } made;

static unsigned long flags_at(const void *block, size_t offset) {
  unsigned long flags;
  memcpy(&flags, (const char *)block + offset, sizeof flags);
  return flags;
}

static uint32_t word_at(const void *block, size_t offset) {
  uint32_t word;
  memcpy(&word, (const char *)block + offset, sizeof word);
  return word;
}

static void do_nothing(void *block) {}

/// Compares a block that does nothing with itself after it has run: dispatch counts how often it did.
static void learn_performed(create_function create) {
  extern void *_NSConcreteGlobalBlock[] __attribute__((weak));
  static const struct { unsigned long reserved, size; } descriptor = {0, 32};
  struct { void *isa; int flags, reserved; dispatch_function invoke; const void *descriptor; } nothing = {
      _NSConcreteGlobalBlock, GLOBAL_BLOCK, 0, do_nothing, &descriptor};
  void *block = create(0, &nothing);
  uint32_t before[LAST / sizeof(uint32_t)], found = 0;
  for (size_t i = FLAGS_FIRST / sizeof(uint32_t); i < LAST / sizeof(uint32_t); i++)
    before[i] = word_at(block, i * sizeof(uint32_t));
  ((dispatch_function)stress_block_function(block))(block);
  for (size_t i = FLAGS_FIRST / sizeof(uint32_t); i < LAST / sizeof(uint32_t); i++) {
    if (before[i] != 0 || word_at(block, i * sizeof(uint32_t)) != 1) continue;
    made.performed = i * sizeof(uint32_t);
    found++;
  }
  if (found != 1) made.performed = 0;
  _Block_release(block);
}

/// Compares blocks with different flags around an arbitrary block.
static void learn(const void *block) {
  create_function create = (create_function)dlsym(RTLD_DEFAULT, "dispatch_block_create");
  void *plain = create ? create(0, (void *)block) : NULL;
  if (!plain) {
    made.function = 1;
    return;
  }
  void *barrier = create(BARRIER, (void *)block), *enforcing = create(ENFORCES_QOS, (void *)block);
  for (size_t offset = FLAGS_FIRST; offset <= FLAGS_LAST; offset += sizeof(unsigned long)) {
    unsigned long flags = flags_at(plain, offset);
    if ((flags ^ flags_at(barrier, offset)) == BARRIER && (flags ^ flags_at(enforcing, offset)) == ENFORCES_QOS)
      made.flags = offset;
  }
  learn_performed(create);
  made.function = (uintptr_t)stress_block_function(plain);
  _Block_release(plain);
  _Block_release(barrier);
  _Block_release(enforcing);
}

bool stress_is_work_item(const void *block) {
  if (UNLIKELY(!made.function)) {
    // A point here would be there once per process.
    if (WORLD) WORLD->initializing++;
    learn(block);
    if (WORLD) WORLD->initializing--;
  }
  return (uintptr_t)stress_block_function(block) == made.function;
}

bool stress_is_barrier(const void *block) {
  return stress_is_work_item(block) && made.flags && flags_at(block, made.flags) & BARRIER;
}

bool stress_has_run(const void *block) { return word_at(block, made.performed) != 0; }

void dispatch_block_notify(void *block, void *queue, void *notification) {
  stress_world *world = WORLD;
  if (!world || !stress_takes_queues(world) || !stress_is_work_item(block) || !made.performed)
    ORIGINAL(dispatch_block_notify)(block, queue, notification);
  else if (stress_has_run(block)) stress_async(queue, notification);
  else stress_await_work_item(world, block, queue, notification);
}
