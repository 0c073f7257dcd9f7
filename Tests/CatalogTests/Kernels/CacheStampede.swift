import StressKit

/// Two callers request the same image from an empty cache.
///
/// K2; the example of WWDC21 session 10133, quoted in SwiftLint#4883. The cache checks for the
/// image, downloads it, and stores it. A second caller in the meantime also downloads it, and gets
/// a different object. The twin stores the running download before it awaits it.
struct CacheStampede: CatalogProgram {
  /// Counts the downloads.
  actor Network {
    private(set) var downloads = 0

    func download() -> Int {
      downloads += 1
      return downloads
    }
  }

  actor Cache {
    let network = Network()
    private var image: Int?
    private var download: Task<Int, Never>?
    private var isDownloading = false
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func get(_ iteration: Iteration) async -> Int {
      if let image { return image }
      if isDownloading { iteration.witness("asked-while-downloading") }
      isDownloading = true
      let new =
        switch form {
        case .buggy: await network.download()
        case .correct: await shared().value
        }
      isDownloading = false
      image = new
      return new
    }

    private func shared() -> Task<Int, Never> {
      if let download { return download }
      let new = Task(name: "download") { await network.download() }
      download = new
      return new
    }
  }

  /// What the callers got.
  actor Answers {
    private(set) var images: [Int] = []
    func add(_ image: Int) { images.append(image) }
  }

  struct System: Sendable {
    let cache: Cache
    let answers = Answers()
  }

  static let objective = "All callers of a cache get the same object"
  static let source = "K2: WWDC21 session 10133, SwiftLint#4883"
  static let fix = "store the download in flight before awaiting it"
  static let catches: [Defect<Form>] = [
    Defect("download-not-shared", caughtBy: ["S1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("asked-while-downloading", "a caller asked during the download")
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("S1", "one download serves every caller") { _, system, _ in
      .equal(
        "\(await system.cache.network.downloads) for \(await system.answers.images)",
        "1 for [1, 1]"
      )
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System {
    System(cache: Cache(form))
  }

  func run(_ system: System, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for number in 1...2 {
        group.addTask(name: "caller \(number)") {
          let image = await system.cache.get(iteration)
          await system.answers.add(image)
        }
      }
    }
  }
}
