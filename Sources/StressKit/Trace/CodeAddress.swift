internal import CStressRuntime

/// A code address that means the same in every process of one executable.
struct CodeAddress: Codable, Hashable, Sendable {
  /// File of the image, empty for the executable; nil when no image holds the address.
  var image: String?
  /// Bytes from the load address of the image.
  var offset: UInt

  /// Locates an address of this process.
  init(of address: UInt) {
    var base: UInt = 0
    let name = unsafe stress_image_of(address, &base)
    image = unsafe name.map { unsafe String(cString: $0) }
    offset = address &- base
  }

  /// The address in this process, or nil when its image is not loaded here.
  var address: UInt? {
    guard let image else { return nil }
    var base: UInt = 0
    return unsafe stress_image_base(image, &base) ? base &+ offset : nil
  }
}
