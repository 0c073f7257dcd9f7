#include "CSQLite.h"

typedef void (*destructor)(void *);

// The library's own, which are declared here alone: Swift calls those below.
int sqlite3_bind_text(sqlite3_stmt *statement, int parameter, const char *text, int bytes,
                      destructor release);
int sqlite3_bind_blob(sqlite3_stmt *statement, int parameter, const void *bytes, int count,
                      destructor release);

// What the library understands as: copy it now.
#define TRANSIENT ((destructor)(intptr_t)-1)

int csqlite_bind_text(sqlite3_stmt *statement, int parameter, const char *text, int bytes) {
  return sqlite3_bind_text(statement, parameter, text, bytes, TRANSIENT);
}

int csqlite_bind_blob(sqlite3_stmt *statement, int parameter, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, parameter, bytes, count, TRANSIENT);
}
