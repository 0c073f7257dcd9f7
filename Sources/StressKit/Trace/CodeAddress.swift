internal import CStressRuntime

/// A code address that identifies the same place in every process of one executable.
struct CodeAddress: Codable, Hashable, Sendable {
  /// File of the image, empty for the executable; nil when no image holds the address.
  var image: String?
  /// The offset from the load address of the image, in bytes.
  var offset: UInt

  /// Converts an address of this process.
  init(of address: UInt) {
    var base: UInt = 0
    let name = unsafe stress_image_of(address, &base)
    image = unsafe name.map { unsafe String(cString: $0) }
    offset = address &- base
  }

  /// The address in this process, or nil if its image is not loaded here.
  var address: UInt? {
    guard let image else { return nil }
    var base: UInt = 0
    return unsafe stress_image_base(image, &base) ? base &+ offset : nil
  }
}
