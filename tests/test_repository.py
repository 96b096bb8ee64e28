"""The files around the package agree with one another and with the tools that read them."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from jupyterlab_server.settings_utils import _get_overrides
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.execute import VoilaExecutor

ROOT = Path(__file__).parents[1]
SHARE = ROOT / "share" / "jupyter"
TEMPLATE = SHARE / "voila" / "templates" / "mile"
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def text(name):
    """Return a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def project():
    """Return the project table of pyproject.toml."""
    return tomllib.loads(text("pyproject.toml"))["project"]


def pins(lock):
    """Return the versions a lock names, by canonical name (several where platforms differ)."""
    found = {}
    for name, version in PINNED.findall(text(lock)):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


def unmet(requirements, lock):
    """Return the requirements that some pinned version does not meet, or that have no pin."""
    versions = pins(lock)
    parsed = [Requirement(line) for line in requirements]
    return [
        str(need)
        for need in parsed
        if not (found := versions.get(canonicalize_name(need.name)))
        or not all(need.specifier.contains(version) for version in found)
    ]


def test_conda_asks_for_the_same_python():
    """environment.yml asks for the Python that pyproject.toml asks for."""
    dependencies = yaml.safe_load(text("environment.yml"))["dependencies"]
    assert f"python{project()['requires-python']}" in dependencies


def test_conda_adds_no_dependency_of_its_own():
    """environment.yml leaves every Python package to pyproject.toml."""
    dependencies = yaml.safe_load(text("environment.yml"))["dependencies"]
    pip = next(entry["pip"] for entry in dependencies if isinstance(entry, dict))
    assert pip == ["-e ."]
    names = {re.split(r"[<>=]", entry)[0] for entry in dependencies if isinstance(entry, str)}
    assert names == {"python", "nodejs", "pip"}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock):
    """A lock says what to install, never where from."""
    assert not re.search(
        r"://|^\s*-(-(extra-)?index-url|-find-links|f|i)\b", text(lock), re.MULTILINE
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_checks_every_package(lock):
    """Every pinned package carries at least one checksum."""
    entries = re.split(r"^(?=[A-Za-z0-9])", text(lock), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_meets_the_dependencies(lock):
    """The locked versions are ones that pyproject.toml allows."""
    assert unmet(project()["dependencies"], lock) == []


@pytest.mark.parametrize(("extra", "lock"), [("test", "dev"), ("dev", "dev"), ("bench", "bench")])
def test_lock_meets_the_extras(extra, lock):
    """Each extra is held by the lock that its commands install."""
    required = project()["optional-dependencies"][extra]
    assert unmet(required, f"requirements-{lock}.lock") == []


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_locks_agree(lock):
    """What is tested and measured is what is served: all locks pin the same versions."""
    runtime, other = pins("requirements.lock"), pins(lock)
    assert {name: other.get(name) for name in runtime} == runtime


def test_the_bench_stays_apart():
    """Dash asks JupyterLab for a rebuild, so it is never installed beside the coach's bench."""
    assert "dash" not in pins("requirements.lock") | pins("requirements-dev.lock")


def test_ci_runs_the_tests():
    """Continuous integration runs `make test` and stops at the first failure."""
    script = text(".ci/run")
    assert "set -euo pipefail" in script
    assert re.search(r"^exec make test$", script, re.MULTILINE)


@pytest.mark.parametrize("section", [Voila, VoilaConfiguration, VoilaExecutor])
def test_voila_knows_every_setting(section):
    """Every key of voila.json is a setting of the installed Voilà: a typo would be ignored in silence."""
    settings = json.loads(text("voila.json"))[section.__name__]
    assert set(settings) <= set(section.class_traits(config=True))


def test_voila_has_no_other_section():
    """Every section of voila.json is one that Voilà reads."""
    assert set(json.loads(text("voila.json"))) == {"Voila", "VoilaConfiguration", "VoilaExecutor"}


@pytest.mark.parametrize("key", ["allow_template_override", "allow_theme_override"])
def test_visitors_choose_no_template(key):
    """A visitor can choose neither template nor theme: an unknown one hangs a kernel."""
    assert json.loads(text("voila.json"))["VoilaConfiguration"][key] == "NO"


@pytest.mark.parametrize("name", ["athletes.sqlite", "local/photo.png", "data/x.svg", "x.ipynb"])
def test_voila_serves_no_file(name):
    """Voilà serves no file but those in `public`."""
    allowed = json.loads(text("voila.json"))["VoilaConfiguration"]["file_allowlist"]
    assert not any(re.fullmatch(pattern, name, re.IGNORECASE) for pattern in allowed)


@pytest.mark.parametrize("path", sorted(TEMPLATE.rglob("*.*")), ids=lambda path: path.name)
def test_template_names_no_host(path):
    """The page asks no other host for anything."""
    assert not re.search(r"(https?:)?//[\w-]+\.\w", path.read_text(encoding="utf-8"))


def test_lab_extension_is_of_this_version():
    """The extension of JupyterLab is named and numbered as the project, and loads a file there is."""
    folder = SHARE / "labextensions" / "mile-workbook"
    about = json.loads((folder / "package.json").read_text("utf-8"))
    assert (about["name"], about["version"]) == (project()["name"], project()["version"])
    assert (folder / about["jupyterlab"]["_build"]["load"]).is_file()


def test_bundle_has_its_licence():
    """The licence of plotly.js stands beside the bundle."""
    static = SHARE / "labextensions" / "mile-workbook" / "static"
    assert "Permission is hereby granted" in (static / "plotly-LICENSE.txt").read_text("utf-8")


def test_lab_settings_parse():
    """JupyterLab reads the workbook's defaults without an error."""
    overrides, error = _get_overrides(str(SHARE / "lab" / "settings"))
    assert not error
    kernels = overrides["@jupyterlab/apputils-extension:kernels-settings"]
    assert kernels == {"commsOverSubshells": "disabled"}


def test_lab_settings_leave_the_users_own_alone(tmp_path):
    """A user's own overrides.json wins over the workbook's defaults."""
    plugin = "@jupyterlab/apputils-extension:kernels-settings"
    shipped = SHARE / "lab" / "settings" / "overrides.d" / "mile-workbook.json"
    (tmp_path / "overrides.d").mkdir()
    (tmp_path / "overrides.d" / shipped.name).write_bytes(shipped.read_bytes())
    own = {plugin: {"commsOverSubshells": "perComm"}}
    (tmp_path / "overrides.json").write_text(json.dumps(own), encoding="utf-8")
    overrides, _ = _get_overrides(str(tmp_path))
    assert overrides[plugin]["commsOverSubshells"] == "perComm"
