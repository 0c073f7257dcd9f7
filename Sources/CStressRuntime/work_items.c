// Blocks that `dispatch_block_create` made, which Swift calls `DispatchWorkItem`: dispatch reads their contents.
#include "queues.h"

extern void _Block_release(const void *) __attribute__((weak));

typedef void *(*create_function)(unsigned long flags, void *block);
// The flag of a block that is a barrier, and another one.
enum { BARRIER = 1, ENFORCES_QOS = 0x20 };
// Where the flags are searched; in the library of Swift 6.3 they are at 40.
enum { FLAGS_FIRST = 32, FLAGS_LAST = 64 };

static struct { _Atomic uintptr_t function; size_t flags; } made;

static unsigned long flags_at(const void *block, size_t offset) {
  unsigned long flags;
  memcpy(&flags, (const char *)block + offset, sizeof flags);
  return flags;
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
  made.function = (uintptr_t)stress_block_function(plain);
  _Block_release(plain);
  _Block_release(barrier);
  _Block_release(enforcing);
}

bool stress_is_work_item(const void *block) {
  if (UNLIKELY(!made.function)) learn(block);
  return (uintptr_t)stress_block_function(block) == made.function;
}

bool stress_is_barrier(const void *block) {
  return stress_is_work_item(block) && made.flags && flags_at(block, made.flags) & BARRIER;
}
