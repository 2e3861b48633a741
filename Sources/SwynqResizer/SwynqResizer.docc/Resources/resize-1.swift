import Swynq
import SwynqResizer
import SwynqSimulator

let device = try SimulatedDevice(overlay: .resizer)
