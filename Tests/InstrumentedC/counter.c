// The counter: a variable of the file.
#include "InstrumentedC.h"

static volatile int count;

void c_counter_add(void) { count++; }
