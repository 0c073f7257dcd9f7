/// The six metrics at one time: a `MetricsData`, one line of a metrics file.
struct OTLPMetrics: Encodable {
  let resourceMetrics: [ResourceMetrics]

  struct ResourceMetrics: Encodable {
    let resource: OTLPSource.Resource
    let scopeMetrics: [ScopeMetrics]
  }

  struct ScopeMetrics: Encodable {
    let scope = OTLPSource.Scope()
    let metrics: [Metric]

    private enum CodingKeys: CodingKey { case scope, metrics }
  }

  /// One metric; exactly one of the last three fields is set.
  struct Metric: Encodable {
    let name: String
    let description: String
    let unit: String
    var gauge: Gauge?
    var sum: Sum?
    var histogram: Histogram?
  }

  /// A current value.
  struct Gauge: Encodable {
    let dataPoints: [NumberPoint]
  }

  /// A value that has accumulated since engine time zero.
  struct Sum: Encodable {
    let dataPoints: [NumberPoint]
    /// `AGGREGATION_TEMPORALITY_CUMULATIVE`.
    let aggregationTemporality = 2
    let isMonotonic = true

    private enum CodingKeys: CodingKey { case dataPoints, aggregationTemporality, isMonotonic }
  }

  struct NumberPoint: Encodable {
    let startTimeUnixNano: String
    let timeUnixNano: String
    let asInt: String
  }

  struct Histogram: Encodable {
    let dataPoints: [HistogramPoint]
    /// `AGGREGATION_TEMPORALITY_CUMULATIVE`.
    let aggregationTemporality = 2

    private enum CodingKeys: CodingKey { case dataPoints, aggregationTemporality }
  }

  struct HistogramPoint: Encodable {
    let startTimeUnixNano: String
    let timeUnixNano: String
    let count: String
    let sum: Double
    let bucketCounts: [String]
    let explicitBounds: [Double]
  }
}

extension OTLPMetrics {
  /// Creates the line of an engine.
  ///
  /// - Parameters:
  ///   - metrics: The metrics.
  ///   - name: The name of the engine.
  ///   - time: Converts engine time to Unix time.
  init(_ metrics: EngineMetrics, of name: String, time: OTLPTime) {
    let start = time.text(0)
    let now = time.text(metrics.time)
    func point(_ count: Int) -> NumberPoint {
      NumberPoint(startTimeUnixNano: start, timeUnixNano: now, asInt: String(count))
    }
    func metric(_ series: MetricSeries) -> Metric {
      var metric = Metric(
        name: series.rawValue,
        description: series.description,
        unit: series.unit
      )
      switch series {
      case .inflightNodes: metric.gauge = Gauge(dataPoints: [point(metrics.inflightNodes)])
      case .queueDepth: metric.gauge = Gauge(dataPoints: [point(metrics.queueDepth)])
      case .retries: metric.sum = Sum(dataPoints: [point(metrics.retries)])
      case .mergeConflicts: metric.sum = Sum(dataPoints: [point(metrics.mergeConflicts)])
      case .backpressureEvents: metric.sum = Sum(dataPoints: [point(metrics.backpressureEvents)])
      case .stepLatency:
        let latency = metrics.stepLatency
        let point = HistogramPoint(
          startTimeUnixNano: start,
          timeUnixNano: now,
          count: String(latency.count),
          sum: latency.sum,
          bucketCounts: latency.bucketCounts.map(String.init),
          explicitBounds: LatencyHistogram.bounds.map(Double.init)
        )
        metric.histogram = Histogram(dataPoints: [point])
      }
      return metric
    }
    let scope = ScopeMetrics(metrics: MetricSeries.allCases.map(metric))
    resourceMetrics = [ResourceMetrics(resource: .init(name), scopeMetrics: [scope])]
  }
}
