// Makes hashes in an iteration the same in every process.
//
// Hashes in a set or dictionary depend on two seeds of the process and on the address of the storage.
// Existing containers keep their seeds, so the seeds must be set before the first container is made. The
// flag that leaves out the address can change at any time.
#include "internal.h"

static hashing_parameters *parameters;
static _Atomic int32_t worlds;
static bool is_fixed_without_worlds;

__attribute__((constructor)) static void fix_seeds(int count, char **arguments) {
  parameters = dlsym(RTLD_DEFAULT, "_swift_stdlib_Hashing_parameters");
  if (!parameters) return;
  // The environment variable SWIFT_DETERMINISTIC_HASHING may have set the flag already.
  bool is_worker = count > 1 && !strcmp(arguments[1], STRESS_WORKER_ARGUMENT);
  is_fixed_without_worlds = parameters->deterministic || is_worker;
  parameters->seed0 = parameters->seed1 = 0;
  parameters->deterministic = is_fixed_without_worlds;
}

/// Sets the flag while worlds exist; repeats if another thread changes their number meanwhile.
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
