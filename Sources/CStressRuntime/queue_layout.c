// Two properties of a queue that dispatch keeps to itself: its target, and whether it is serial.
#include "carriers.h"
#include "queues.h"

// Maximum offset of the two fields; in the library of Swift 6.3 they are at 80 and 24.
enum { LAYOUT_LIMIT = 128, WIDTH_MASK = 0xffff };

static struct { size_t width, target; } layout;
static pthread_once_t layout_once = PTHREAD_ONCE_INIT;

static uint32_t word(const void *queue, size_t offset) {
  uint32_t value;
  memcpy(&value, (const char *)queue + offset, sizeof value);
  return value;
}

static void *pointer(const void *queue, size_t offset) {
  void *value;
  memcpy(&value, (const char *)queue + offset, sizeof value);
  return value;
}

static bool has_width(const void *queue, size_t offset, bool is_serial) {
  return ((word(queue, offset) & WIDTH_MASK) == 1) == is_serial;
}

/// Compares serial and concurrent queues whose targets are known.
static void learn(void) {
  typedef void *(*create_function)(const char *, void *, void *);
  create_function create = (create_function)dlsym(RTLD_DEFAULT, "dispatch_queue_create_with_target$V2");
  if (!create) create = (create_function)dlsym(RTLD_DEFAULT, "dispatch_queue_create_with_target");
  void *concurrent = dlsym(RTLD_DEFAULT, "_dispatch_queue_attr_concurrent");
  if (!create || !concurrent) return;
  enum { KNOWN = 4 };
  void *queues[KNOWN];
  for (int i = 0; i < KNOWN; i++)
    queues[i] = create("probe", i % 2 ? concurrent : NULL, i ? queues[i - 1] : NULL);
  uint32_t widths = 0, targets = 0;
  for (size_t offset = 8; offset < LAYOUT_LIMIT; offset += sizeof(uint32_t)) {
    bool fits = true;
    for (int i = 0; i < KNOWN; i++) fits = fits && has_width(queues[i], offset, i % 2 == 0);
    if (fits) layout.width = offset, widths++;
    if (offset % sizeof(void *)) continue;
    bool is_target = true;
    for (int i = 1; i < KNOWN; i++) is_target = is_target && pointer(queues[i], offset) == queues[i - 1];
    if (is_target) layout.target = offset, targets++;
  }
  if (widths != 1 || targets != 1) layout.width = layout.target = 0;
  for (int i = KNOWN; i > 0; i--) stress_release_queue(queues[i - 1]);
}

bool stress_knows_queues(void) {
  ORIGINAL(pthread_once)(&layout_once, learn);
  return layout.width != 0;
}

bool stress_is_serial(const void *queue) { return has_width(queue, layout.width, true); }

void *stress_target(const void *queue) { return pointer(queue, layout.target); }
