// The functions by which code makes, sets, suspends and cancels a dispatch source.
#include "outside.h"
#include "sources.h"

extern void *_Block_copy(const void *) __attribute__((weak));

void *dispatch_source_create(const void *type, uintptr_t handle, uintptr_t mask, void *queue) {
  void *source = WORLD ? stress_make_source(WORLD, type, handle, queue) : NULL;
  if (source) return source;
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_SOURCE);
  stress_inbox *inbox = stress_outside_current();
  if (inbox) stress_outside_never_ends(inbox);
  return ORIGINAL(dispatch_source_create)(type, handle, mask, queue);
}

/// Replaces a handler of a source.
static void set(stress_source *source, stress_handler *handler, void *block, dispatch_function function) {
  stress_drop_handler(handler);
  *handler = (stress_handler){block ? _Block_copy(block) : NULL, function};
  stress_serve_source(source);
}

#define SETTERS(member, name)                                          \
  void name(void *object, void *block) {                               \
    stress_source *source = stress_source_of(object);                  \
    if (source) set(source, &source->member, block, NULL);             \
    else ORIGINAL(name)(object, block);                                \
  }                                                                    \
  void name##_f(void *object, dispatch_function function) {            \
    stress_source *source = stress_source_of(object);                  \
    if (source) set(source, &source->member, NULL, function);          \
    else ORIGINAL(name##_f)(object, function);                         \
  }
SETTERS(event, dispatch_source_set_event_handler)
SETTERS(cancel, dispatch_source_set_cancel_handler)
SETTERS(registration, dispatch_source_set_registration_handler)

void dispatch_source_set_timer(void *object, uint64_t start, uint64_t interval, uint64_t leeway) {
  stress_source *source = stress_source_of(object);
  if (!source) {
    ORIGINAL(dispatch_source_set_timer)(object, start, interval, leeway);
    return;
  }
  bool repeats = interval && interval < (uint64_t)INT64_MAX;
  int64_t due = WORLD ? stress_dispatch_instant(start) : STRESS_NEVER;
  stress_set_source_timer(source, due, repeats ? (int64_t)interval : STRESS_NEVER);
}

void dispatch_source_cancel(void *object) {
  stress_source *source = stress_source_of(object);
  if (!source) {
    ORIGINAL(dispatch_source_cancel)(object);
    return;
  }
  source->is_cancelled = true;
  stress_serve_source(source);
}

intptr_t dispatch_source_testcancel(void *object) {
  const stress_source *source = stress_source_of(object);
  return source ? source->is_cancelled : ORIGINAL(dispatch_source_testcancel)(object);
}

uintptr_t dispatch_source_get_data(void *object) {
  const stress_source *source = stress_source_of(object);
  return source ? source->shown : ORIGINAL(dispatch_source_get_data)(object);
}

uintptr_t dispatch_source_get_handle(void *object) {
  const stress_source *source = stress_source_of(object);
  return source ? (uintptr_t)source->descriptor : ORIGINAL(dispatch_source_get_handle)(object);
}

// Only sources of the system have a mask that says something.
uintptr_t dispatch_source_get_mask(void *object) {
  return stress_source_of(object) ? 0 : ORIGINAL(dispatch_source_get_mask)(object);
}

void dispatch_source_merge_data(void *object, uintptr_t value) {
  stress_source *source = stress_source_of(object);
  if (!source) {
    ORIGINAL(dispatch_source_merge_data)(object, value);
    return;
  }
  switch (source->kind) {
    case STRESS_ADDS: source->data += value; break;
    case STRESS_ORS: source->data |= value; break;
    case STRESS_REPLACES: source->data = value; break;
    default: return;
  }
  stress_serve_source(source);
}

void dispatch_set_target_queue(void *object, void *queue) {
  stress_source *source = stress_source_of(object);
  if (!source) {
    ORIGINAL(dispatch_set_target_queue)(object, queue);
    return;
  }
  stress_retain_queue(queue);
  stress_release_queue(source->queue);
  source->queue = queue;
}

static void activate(stress_source *source) {
  source->is_active = true;
  stress_serve_source(source);
}

void dispatch_activate(void *object) {
  stress_source *source = stress_source_of(object);
  if (source) activate(source);
  else ORIGINAL(dispatch_activate)(object);
}

void dispatch_suspend(void *object) {
  stress_source *source = stress_source_of(object);
  if (source) source->suspensions++;
  else ORIGINAL(dispatch_suspend)(object);
}

void dispatch_resume(void *object) {
  stress_source *source = stress_source_of(object);
  if (!source) {
    ORIGINAL(dispatch_resume)(object);
  } else if (!source->is_active) {
    activate(source);
  } else {
    if (source->suspensions) source->suspensions--;
    stress_serve_source(source);
  }
}

void dispatch_release(void *object) {
  stress_source *source = stress_source_of(object);
  bool is_last = source && stress_has_one_reference(object);
  // Another object may have this address then.
  if (is_last) source->object = NULL;
  ORIGINAL(dispatch_release)(object);
  if (!is_last) return;
  source->is_released = true;
  stress_let_source_go(source);
}
