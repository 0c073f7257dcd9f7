// Calls that connect to peers over the network.
#include "outside.h"

void stress_note_connection(void) {
  if (!WORLD) return;
  stress_note_escape(WORLD, STRESS_ESCAPE_CONNECTION);
  // The peer can answer at any time.
  stress_outside_never_ends(WORLD->inbox);
}

int bind(int socket, const struct sockaddr *address, socklen_t length) {
  stress_note_connection();
  return ORIGINAL(bind)(socket, address, length);
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
  stress_note_connection();
  return ORIGINAL(connect)(socket, address, length);
}

int listen(int socket, int backlog) {
  stress_note_connection();
  return ORIGINAL(listen)(socket, backlog);
}

// MARK: Names, for which the C library asks servers

int getaddrinfo(const char *restrict node, const char *restrict service,
                const struct addrinfo *restrict hints, struct addrinfo **restrict result) {
  if (node && !(hints && (hints->ai_flags & AI_NUMERICHOST))) stress_note_connection();
  return ORIGINAL(getaddrinfo)(node, service, hints, result);
}

int getnameinfo(const struct sockaddr *restrict address, socklen_t length, char *restrict host,
                socklen_t host_length, char *restrict service, socklen_t service_length, int flags) {
  if (host && !(flags & NI_NUMERICHOST)) stress_note_connection();
  return ORIGINAL(getnameinfo)(address, length, host, host_length, service, service_length, flags);
}

struct hostent *gethostbyname(const char *name) {
  stress_note_connection();
  return ORIGINAL(gethostbyname)(name);
}

int gethostbyname_r(const char *restrict name, struct hostent *restrict host, char *restrict buffer,
                    size_t size, struct hostent **restrict result, int *restrict error) {
  stress_note_connection();
  return ORIGINAL(gethostbyname_r)(name, host, buffer, size, result, error);
}
