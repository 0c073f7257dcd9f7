/// The spans of one batch: a `TracesData`, one line of a span file.
struct OTLPTraces: Encodable {
  let resourceSpans: [ResourceSpans]

  init(_ spans: [OTLPSpan], of name: String) {
    resourceSpans = [ResourceSpans(resource: .init(name), scopeSpans: [ScopeSpans(spans: spans)])]
  }

  struct ResourceSpans: Encodable {
    let resource: OTLPSource.Resource
    let scopeSpans: [ScopeSpans]
  }

  struct ScopeSpans: Encodable {
    let scope = OTLPSource.Scope()
    let spans: [OTLPSpan]

    private enum CodingKeys: CodingKey { case scope, spans }
  }
}
