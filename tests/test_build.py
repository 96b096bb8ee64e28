"""The build hook that fetches the one chart bundle."""

import hashlib
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def module():
    """The file hatch_build.py, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hook(module, tmp_path, monkeypatch):
    """The hook over an empty tree, on a machine without npm."""
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    return module.PlotlyBundleHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel")


def test_without_npm_plotly_is_required(hook):
    """Where npm is not to be had, the plotly package becomes a build requirement."""
    assert hook.dependencies() == ["plotly>=7,<8"]


def test_without_npm_the_plotly_package_gives_the_bundle(hook):
    """Where npm is not to be had, the bundle comes out of the plotly package."""
    hook.initialize("editable", {})
    assert b"window.Plotly" in hook.path("plotly.min.js").read_bytes()[-200:]


def test_a_second_build_fetches_nothing(hook, monkeypatch):
    """A bundle in place, and unchanged, is used as it is."""
    hook.initialize("editable", {})
    monkeypatch.setattr(hook, "from_plotly", lambda: pytest.fail("fetched again"))
    hook.initialize("editable", {})
    assert hook.dependencies() == []


def test_a_damaged_bundle_is_replaced(hook):
    """A bundle that is not what its note describes is fetched again."""
    hook.initialize("editable", {})
    hook.path("plotly.min.js").write_bytes(b"half a file")
    assert not hook.in_place()


def test_npm_gives_the_bundle(module, hook, monkeypatch):
    """What npm gives is written when its checksum is the pinned one, and the note says so."""
    monkeypatch.setattr(module, "npm_member", lambda npm: b"as expected")
    monkeypatch.setattr(module, "SHA256", hashlib.sha256(b"as expected").hexdigest())
    monkeypatch.setattr(module.shutil, "which", lambda name: "/usr/bin/npm")
    assert hook.dependencies() == []
    assert module.SHA256 in hook.path("plotly.txt").read_text("utf-8")


def test_an_unexpected_file_from_npm_is_refused(module, hook, monkeypatch):
    """What npm gives is refused when its checksum is not the pinned one."""
    monkeypatch.setattr(module, "npm_member", lambda npm: b"something else")
    monkeypatch.setattr(module.shutil, "which", lambda name: "/usr/bin/npm")
    assert not hook.from_npm()
    assert not hook.path("plotly.min.js").exists()


def test_no_source_is_a_sentence(hook, monkeypatch):
    """Where nothing can give the bundle, the build ends with a sentence that says what to do."""
    monkeypatch.setattr(hook, "from_plotly", lambda: False)
    with pytest.raises(RuntimeError, match="Install npm or"):
        hook.initialize("editable", {})


def test_the_coachs_athletes_stay_at_home(hook):
    """A wheel takes the reference data along and never the coach's own database."""
    data = Path(hook.root, "data")
    (data / "local").mkdir(parents=True)
    (data / "standards.csv").touch()
    build_data = {"force_include": {}}
    hook.initialize("standard", build_data)
    assert list(build_data["force_include"].values()) == ["helpers/data/standards.csv"]
