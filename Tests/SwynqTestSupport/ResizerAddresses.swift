// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// Addresses of the resizer overlay, by name.
package enum At {
  package static let sendControl: BusAddress = 0x4040_0000
  package static let sendStatus: BusAddress = 0x4040_0004
  package static let sendAddress: BusAddress = 0x4040_0018
  package static let sendAddressHigh: BusAddress = 0x4040_001C
  package static let sendLength: BusAddress = 0x4040_0028
  package static let receiveControl: BusAddress = 0x4040_0030
  package static let receiveStatus: BusAddress = 0x4040_0034
  package static let receiveAddress: BusAddress = 0x4040_0048
  package static let receiveLength: BusAddress = 0x4040_0058
  package static let coreControl: BusAddress = 0x43C0_0000
  package static let coreInterruptStatus: BusAddress = 0x43C0_000C
  package static let sourceRows: BusAddress = 0x43C0_0010
  package static let sourceColumns: BusAddress = 0x43C0_0018
  package static let destinationRows: BusAddress = 0x43C0_0020
  package static let destinationColumns: BusAddress = 0x43C0_0028
}
