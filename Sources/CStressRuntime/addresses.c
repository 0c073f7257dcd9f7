// Whether the system places the memory of each process at other addresses.
#include "internal.h"
#include <stdio.h>
#include <sys/personality.h>

bool stress_addresses_vary(void) {
  int persona = personality(0xFFFFFFFF);
  if (persona < 0 || persona & ADDR_NO_RANDOMIZE) return false;
  FILE *file = ORIGINAL(fopen)("/proc/sys/kernel/randomize_va_space", "r");
  if (!file) return false;
  int kind = fgetc(file);
  fclose(file);
  return kind == '1' || kind == '2';
}
