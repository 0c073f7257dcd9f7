// Facts about the build of this process: libraries and sanitizers.
#include "internal.h"
#include <link.h>
#include <stdio.h>

const char *stress_concurrency_library(void) {
  const void *create = (const void *)ORIGINAL(swift_task_create);
  Dl_info info;
  return create && dladdr(create, &info) ? info.dli_fname : NULL;
}

const char *stress_sanitizer(void) {
  static const char *const marks[][2] = {
      {"__tsan_get_current_report", "the thread sanitizer"},
      {"__asan_init", "the address sanitizer"},
      {"__msan_init", "the memory sanitizer"},
      {"__lsan_init", "the leak sanitizer"},
  };
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (dlsym(RTLD_DEFAULT, marks[i][0])) return marks[i][1];
  return NULL;
}

typedef struct { uintptr_t address; char *text; bool found; } note_search;

/// Writes, as hexadecimal digits, the build id of the object that contains an address.
static int find_build_id(struct dl_phdr_info *object, size_t size, void *argument) {
  (void)size;
  note_search *search = argument;
  bool holds = false;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &object->dlpi_phdr[i];
    if (header->p_type == PT_LOAD && search->address - (object->dlpi_addr + header->p_vaddr) < header->p_memsz)
      holds = true;
  }
  for (int i = 0; holds && i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &object->dlpi_phdr[i];
    if (header->p_type != PT_NOTE) continue;
    const char *start = (const char *)(object->dlpi_addr + header->p_vaddr), *end = start + header->p_memsz;
    while (start + sizeof(ElfW(Nhdr)) <= end) {
      const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)start;
      const char *name = (const char *)(note + 1);
      const uint8_t *bytes = (const uint8_t *)name + ((note->n_namesz + 3) & ~3u);
      if (note->n_type == NT_GNU_BUILD_ID && note->n_descsz <= STRESS_BUILD_ID / 2 && !strcmp(name, "GNU")) {
        for (uint32_t k = 0; k < note->n_descsz; k++) sprintf(search->text + 2 * k, "%02x", bytes[k]);
        search->found = true;
        return 1;
      }
      start = (const char *)bytes + ((note->n_descsz + 3) & ~3u);
    }
  }
  return holds;
}

bool stress_concurrency_build_id(char *text) {
  note_search search = {(uintptr_t)ORIGINAL(swift_task_create), text, false};
  return search.address && dl_iterate_phdr(find_build_id, &search) && search.found;
}
