// Records escapes from control: the kind and the stack of the calling code.
#include "outside.h"
#include <unwind.h>

typedef struct {
  stress_escape *escape;
  uintptr_t job_run;  ///< The runtime's function that calls the code of a step.
} walk;

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument) {
  walk *state = argument;
  uintptr_t address = _Unwind_GetIP(context), function = _Unwind_GetRegionStart(context);
  if (!address || function == state->job_run || function == (uintptr_t)stress_call_block ||
      state->escape->frame_count == STRESS_ESCAPE_FRAMES)
    return _URC_END_OF_STACK;
  if (stress_is_own_code(address)) return _URC_NO_REASON;
  // The call instruction ends just before the return address.
  state->escape->frames[state->escape->frame_count++] = address - 1;
  return _URC_NO_REASON;
}

static bool is_same(const stress_escape *one, const stress_escape *other) {
  return one->kind == other->kind && one->frame_count == other->frame_count &&
         !memcmp(one->frames, other->frames, one->frame_count * sizeof *one->frames);
}

static void add(stress_world *world, const stress_escape *escape) {
  if (!world->escapes) {
    world->escapes = calloc(STRESS_ESCAPE_LIMIT, sizeof *world->escapes);
    if (!world->escapes) abort();
  }
  uint32_t known = world->escape_count < STRESS_ESCAPE_LIMIT ? world->escape_count : STRESS_ESCAPE_LIMIT;
  for (uint32_t i = 0; i < known; i++) {
    if (!is_same(&world->escapes[i], escape)) continue;
    world->escapes[i].count++;
    return;
  }
  if (known < STRESS_ESCAPE_LIMIT) {
    world->escapes[world->escape_count++] = *escape;
  } else {
    world->unlisted_escapes++;
  }
}

void stress_note_escape(stress_world *world, stress_escape_kind kind) {
  if (world->escape_count == STRESS_ESCAPE_LIMIT) {
    world->unlisted_escapes++;  // without a stack walk, which costs microseconds
    return;
  }
  stress_escape escape = {.kind = kind, .count = 1};
  static _Atomic(uintptr_t) job_run;
  if (!job_run) job_run = (uintptr_t)ORIGINAL(swift_job_run_on_serial_and_task_executor);
  walk state = {&escape, job_run};
  // The unwinder takes locks through interposed functions.
  stress_leave();
  _Unwind_Backtrace(visit, &state);
  stress_enter(world);
  add(world, &escape);
}

void stress_note_escape_to(stress_world *world, stress_escape_kind kind, uintptr_t function) {
  stress_escape escape = {.kind = kind, .count = 1, .frame_count = function ? 1 : 0};
  escape.frames[0] = function;
  add(world, &escape);
}
