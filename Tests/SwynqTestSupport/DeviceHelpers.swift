// SPDX-License-Identifier: Apache-2.0
public import Swynq
import SwynqCores
import SwynqResizer

/// The error that `body` throws, or nil.
public func failure(_ body: () throws(DeviceError) -> Void) -> DeviceError? {
  do throws(DeviceError) {
    try body()
    return nil
  } catch {
    return error
  }
}

/// Copies an image through the hardware by a resize to its own size, flushing and invalidating
/// nothing.
public func copyThroughHardware<Bus: Device>(
  _ device: Bus, _ input: borrowing DeviceBuffer<UInt8>,
  to output: borrowing DeviceBuffer<UInt8>, _ size: ImageSize
) throws(DeviceError) {
  let dma = try AXIDMA(device)
  let core = try ResizeAccelerator(device)
  try core.setSizes(source: size, destination: size)
  try core.start()
  try dma.receive.transfer(output)
  try dma.send.transfer(input)
  try dma.send.wait()
  try dma.receive.wait()
}
