// Properties of dispatch's objects that it keeps to itself: the target of a queue, whether it is serial or suspended,
// and whether an object has one reference.
#include "carriers.h"
#include "queues.h"

// Maximum offset of the two fields; in the library of Swift 6.3 they are at 80 and 24.
enum { LAYOUT_LIMIT = 128, WIDTH_MASK = 0xffff };
// The part of the state of a queue that says whether it is suspended or inactive; other bits change too.
#define HIGH_BITS 0xffff000000000000u

static struct { size_t width, target, state, references; uint64_t suspended; uint32_t one; } layout;
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

static uint64_t long_word(const void *queue, size_t offset) {
  uint64_t value;
  memcpy(&value, (const char *)queue + offset, sizeof value);
  return value;
}

typedef void *(*create_function)(const char *, void *, void *);

/// Compares a queue with itself when it is suspended, and with one that is inactive. The highest bits of one word say
/// how often it is suspended, and whether it is inactive.
static void learn_suspension(create_function create) {
  typedef void *(*attribute_function)(void *);
  attribute_function inactive = (attribute_function)dlsym(RTLD_DEFAULT, "dispatch_queue_attr_make_initially_inactive");
  if (!inactive) return;
  void *queue = create("probe", NULL, NULL), *other = create("probe", inactive(NULL), NULL);
  uint64_t before[LAYOUT_LIMIT / sizeof(uint64_t)];
  for (size_t i = 1; i < LAYOUT_LIMIT / sizeof(uint64_t); i++) before[i] = long_word(queue, i * sizeof(uint64_t));
  ORIGINAL(dispatch_suspend)(queue);
  uint32_t changed = 0;
  for (size_t i = 2; i < LAYOUT_LIMIT / sizeof(uint64_t); i++) {
    uint64_t bits = long_word(queue, i * sizeof(uint64_t)) ^ before[i];
    if (!bits) continue;
    changed++;
    bits |= (long_word(other, i * sizeof(uint64_t)) ^ before[i]) & HIGH_BITS;
    layout.state = i * sizeof(uint64_t);
    layout.suspended = -(bits & -bits);
  }
  // Both queues stay: only one that is active may be released, and to activate one starts threads of dispatch.
  if (changed != 1 || (layout.suspended & ~HIGH_BITS)) layout.state = 0;
}

/// Compares an object with itself when it has another reference.
static void learn_references(void) {
  typedef void *(*make_function)(void);
  make_function make = (make_function)dlsym(RTLD_DEFAULT, "dispatch_group_create");
  void *object = make ? make() : NULL;
  if (!object) return;
  enum { COUNTS = 8 };
  uint32_t before[COUNTS], found = 0;
  for (size_t i = 2; i < COUNTS; i++) before[i] = word(object, i * sizeof(uint32_t));
  stress_retain_queue(object);
  for (size_t i = 2; i < COUNTS; i++) {
    if (word(object, i * sizeof(uint32_t)) != before[i] + 1) continue;
    found++;
    layout.references = i * sizeof(uint32_t);
    layout.one = before[i];
  }
  if (found != 1) layout.references = 0;
  stress_release_queue(object);
  stress_release_queue(object);
}

/// Compares serial and concurrent queues whose targets are known.
static void learn(void) {
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
  learn_suspension(create);
  learn_references();
}

bool stress_knows_queues(void) {
  ORIGINAL(pthread_once)(&layout_once, learn);
  return layout.width != 0;
}

bool stress_is_serial(const void *queue) { return has_width(queue, layout.width, true); }

void *stress_target(const void *queue) { return pointer(queue, layout.target); }

bool stress_is_suspended_queue(const void *queue) {
  return layout.state && long_word(queue, layout.state) & layout.suspended;
}

bool stress_knows_references(void) {
  ORIGINAL(pthread_once)(&layout_once, learn);
  return layout.references != 0;
}

bool stress_has_one_reference(const void *object) { return word(object, layout.references) == layout.one; }
