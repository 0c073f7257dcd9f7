// Sources of dispatch: timers, descriptors, and those to which code adds data. Their handlers are work for their
// queues. A timer fires in virtual time.
//
// The object that the code gets is a group of dispatch, which can be retained and released like a source. Dispatch
// itself never runs it.
#include "sources.h"
#include "outside.h"
#include "races.h"
#include <poll.h>

extern void *_Block_copy(const void *) __attribute__((weak));
extern void _Block_release(const void *) __attribute__((weak));
extern void *dispatch_get_context(void *) __attribute__((weak));
extern void *dispatch_group_create(void) __attribute__((weak));
extern void *dispatch_get_global_queue(intptr_t, uintptr_t) __attribute__((weak));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic(stress_source *) sources;

stress_source *stress_next_source(const stress_world *world, const stress_source *after) {
  ORIGINAL(pthread_mutex_lock)(&lock);
  stress_source *source = after ? after->next : sources;
  while (source && source->world != world) source = source->next;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return source;
}

/// The timer of the world that ends one setting.
typedef struct {
  void *object;
  uint64_t setting;
} firing;

stress_source *stress_source_of(const void *object) {
  if (LIKELY(!atomic_load_explicit(&sources, memory_order_relaxed))) return NULL;
  ORIGINAL(pthread_mutex_lock)(&lock);
  stress_source *source = sources;
  while (source && source->object != object) source = source->next;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return source;
}

static bool kind_of(const void *type, int *kind) {
  static const char *const types[] = {
      [STRESS_TIMER] = "_dispatch_source_type_timer", [STRESS_ADDS] = "_dispatch_source_type_data_add",
      [STRESS_ORS] = "_dispatch_source_type_data_or", [STRESS_REPLACES] = "_dispatch_source_type_data_replace",
      [STRESS_READABLE] = "_dispatch_source_type_read", [STRESS_WRITABLE] = "_dispatch_source_type_write"};
  for (*kind = 0; *kind < (int)(sizeof types / sizeof *types); ++*kind)
    if (type && type == dlsym(RTLD_DEFAULT, types[*kind])) return true;
  return false;
}

void *stress_make_source(stress_world *world, const void *type, uintptr_t handle, void *queue) {
  int kind;
  if (!_Block_copy || !kind_of(type, &kind) || !stress_knows_references() || !stress_takes_queues(world)) return NULL;
  if (kind >= STRESS_READABLE && !stress_is_inner_descriptor((int)handle)) return NULL;
  stress_source *source = calloc(1, sizeof *source);
  if (!source) abort();
  source->object = dispatch_group_create();
  source->world = world;
  source->queue = queue ? queue : dispatch_get_global_queue(0, 0);
  source->kind = kind;
  source->descriptor = (int)handle;
  world->descriptor_sources += stress_has_descriptor(source);
  source->due = source->interval = STRESS_NEVER;
  source->references = 1;
  stress_retain_queue(source->queue);
  ORIGINAL(pthread_mutex_lock)(&lock);
  source->next = sources;
  sources = source;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return source->object;
}

void stress_drop_handler(stress_handler *handler) {
  if (handler->block) _Block_release(handler->block);
  *handler = (stress_handler){0};
}

void stress_let_source_go(stress_source *source) {
  if (--source->references) return;
  if (source->world) source->world->descriptor_sources -= stress_has_descriptor(source);
  ORIGINAL(pthread_mutex_lock)(&lock);
  if (sources == source) {
    sources = source->next;
  } else {
    stress_source *before = sources;
    while (before->next != source) before = before->next;
    before->next = source->next;
  }
  ORIGINAL(pthread_mutex_unlock)(&lock);
  stress_drop_handler(&source->event);
  stress_drop_handler(&source->cancel);
  stress_drop_handler(&source->registration);
  stress_release_queue(source->queue);
  free(source);
}

// MARK: Handlers

static void call(stress_source *source, const stress_handler *handler) {
  if (handler->function) {
    handler->function(dispatch_get_context(source->object));
  } else if (handler->block) {
    // The handler may replace itself.
    void *block = _Block_copy(handler->block);
    ((dispatch_function)stress_block_function(block))(block);
    _Block_release(block);
  }
}

/// Runs on the queue of the source.
static void run_handlers(void *pointer) {
  stress_source *source = pointer;
  stress_acquire(source);
  if (source->kind == STRESS_READABLE) stress_order_transfers(POLLIN);
  source->is_submitted = false;
  source->runs = true;
  if (!source->is_registered && !source->is_released) {
    source->is_registered = true;
    call(source, &source->registration);
    stress_drop_handler(&source->registration);
  }
  if (source->is_cancelled || source->is_released) {
    if (!source->has_ended) {
      source->has_ended = true;
      // A source that is only released does not call its cancellation handler.
      if (source->is_cancelled) call(source, &source->cancel);
      stress_drop_handler(&source->event);
      stress_drop_handler(&source->cancel);
    }
  } else if ((source->data || source->is_ready) && !source->suspensions) {
    source->shown = source->data;
    source->data = 0;
    source->is_ready = false;
    call(source, &source->event);
  }
  source->runs = false;
  stress_serve_source(source);
  stress_let_source_go(source);
}

static bool is_set(const stress_handler *handler) { return handler->block || handler->function; }

static bool has_work(const stress_source *source) {
  if (!source->is_active || source->has_ended) return false;
  if (source->is_cancelled) return true;
  return !source->suspensions && (source->data || source->is_ready || (!source->is_registered && is_set(&source->registration)));
}

/// Lets a source for a descriptor belong to this iteration if its own is over.
static void adopt(stress_source *source) {
  if (!WORLD || source->world || !stress_has_descriptor(source)) return;
  source->world = WORLD;
  WORLD->descriptor_sources++;
}

void stress_serve_source(stress_source *source) {
  stress_release(source);
  adopt(source);
  if (!WORLD || source->is_submitted || source->runs || !has_work(source)) return;
  source->is_submitted = true;
  source->references++;
  stress_async_f(source->queue, source, run_handlers);
}

// MARK: Time

static void set_wake(stress_source *source) {
  firing *timer = malloc(sizeof *timer);
  if (!timer) abort();
  *timer = (firing){source->object, source->setting};
  stress_world *world = WORLD;
  world->set_timer(world->context, (void *)((uintptr_t)timer | SOURCE_TAG),
                   source->due < world->now ? world->now : source->due);
}

void stress_set_source_timer(stress_source *source, int64_t due, int64_t interval) {
  source->setting++;
  source->due = due;
  source->interval = interval;
  source->data = 0;
  stress_release(source);
  if (WORLD && due != STRESS_NEVER) set_wake(source);
}

void stress_fire_source(stress_world *world, void *job) {
  firing *pointer = (void *)((uintptr_t)job & ~(uintptr_t)SOURCE_TAG), timer = *pointer;
  free(pointer);
  stress_source *source = stress_source_of(timer.object);
  if (!source || source->setting != timer.setting || source->is_cancelled || source->is_released) return;
  source->data++;
  if (source->interval == STRESS_NEVER) {
    source->due = STRESS_NEVER;
  } else {
    // A timer that is late counts the intervals that it has missed.
    int64_t missed = world->now > source->due ? (world->now - source->due) / source->interval : 0;
    source->data += (uintptr_t)missed;
    source->due += (missed + 1) * source->interval;
    set_wake(source);
  }
  if (world->races) world->races->cause = source;
  stress_serve_source(source);
  if (world->races) world->races->cause = NULL;
}

void stress_drop_source_timer(void *job) { free((void *)((uintptr_t)job & ~(uintptr_t)SOURCE_TAG)); }

/// Takes a source out of an iteration; null if there is none left.
static stress_source *take_source_of(const stress_world *world) {
  ORIGINAL(pthread_mutex_lock)(&lock);
  stress_source *source = sources;
  while (source && source->world != world) source = source->next;
  if (source) source->world = NULL;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return source;
}

void stress_forget_sources(stress_world *world) {
  world->descriptor_sources = 0;
  for (stress_source *source; (source = take_source_of(world));) {
    source->due = STRESS_NEVER;
    source->setting++;
    source->runs = false;
    if (!source->is_submitted) continue;
    // The handler that was submitted is gone with the iteration.
    source->is_submitted = false;
    stress_let_source_go(source);
  }
}
