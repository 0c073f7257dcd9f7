// Hashes in an iteration are the same in every process.
//
// The standard library mixes two things into the hashes of a set or dictionary: two seeds of the process, and the
// address of the storage. Containers keep what their storage was made with, so the seeds can only be set before
// the first container is made; whether the address counts can change at any time.
#include "internal.h"

static hashing_parameters *parameters;
static _Atomic int32_t worlds;
static bool is_fixed_without_worlds;

__attribute__((constructor)) static void fix_seeds(int count, char **arguments) {
  parameters = dlsym(RTLD_DEFAULT, "_swift_stdlib_Hashing_parameters");
  if (!parameters) return;
  // SWIFT_DETERMINISTIC_HASHING in the environment sets the flag before this runs.
  bool is_worker = count > 1 && !strcmp(arguments[1], STRESS_WORKER_ARGUMENT);
  is_fixed_without_worlds = parameters->deterministic || is_worker;
  parameters->seed0 = parameters->seed1 = 0;
  parameters->deterministic = is_fixed_without_worlds;
}

/// Sets the flag while worlds exist; repeats when another thread changed their number meanwhile.
static void follow(void) {
  if (is_fixed_without_worlds || !parameters) return;
  int32_t seen;
  do {
    seen = worlds;
    __atomic_store_n(&parameters->deterministic, seen > 0, __ATOMIC_SEQ_CST);
  } while (worlds != seen);
}

void stress_hashing_begin(void) {
  worlds++;
  follow();
}

void stress_hashing_end(void) {
  worlds--;
  follow();
}

bool stress_hashing_is_known(void) { return parameters != NULL; }

bool stress_hashing_flag_is_at(int64_t offset) {
  return parameters && ((const uint8_t *)parameters)[offset] == 1;
}
