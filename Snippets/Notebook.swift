// SPDX-License-Identifier: Apache-2.0

// The original PYNQ-HelloWorld notebook, cell by cell.
import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator

// resize_design = Overlay("resizer.bit")
let device = try SimulatedDevice(overlay: .resizer)

// dma = resize_design.axi_dma_0
// resizer = resize_design.resize_accel_0
let dma = try AXIDMA(device, named: "axi_dma_0")
let resizer = try ResizeAccelerator(device, named: "resize_accel_0")

// in_buffer = allocate(shape=(old_height, old_width, 3), dtype=np.uint8)
// out_buffer = allocate(shape=(new_height, new_width, 3), dtype=np.uint8)
var input = try device.allocate(shape: [360, 640, 3], of: UInt8.self)
let output = try device.allocate(shape: [180, 320, 3], of: UInt8.self)

// in_buffer[:] = np.array(original_image)
input.withMutableSpan { pixels in
  for i in pixels.indices { pixels[i] = UInt8(truncatingIfNeeded: i / 3) }
}

// resizer.register_map.src_rows = old_height, and three more
try resizer.registers.write(360, to: .sourceRows)
try resizer.registers.write(640, to: .sourceColumns)
try resizer.registers.write(180, to: .destinationRows)
try resizer.registers.write(320, to: .destinationColumns)

// dma.sendchannel.transfer(in_buffer)
// dma.recvchannel.transfer(out_buffer)
try dma.send.transfer(input)
try dma.receive.transfer(output)

// resizer.write(0x00, 0x81)
try resizer.start(autoRestart: true)

// dma.sendchannel.wait()
// dma.recvchannel.wait()
try dma.send.wait()
try dma.receive.wait()

print(output.elements().prefix(6))
