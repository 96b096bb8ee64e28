"""JupyterLab as the coach opens it."""

import json
import urllib.request

import pytest

SETTINGS = {
    "@jupyterlab/apputils-extension:kernels-settings": ("commsOverSubshells", "disabled"),
    "@jupyterlab/apputils-extension:sanitizer": ("allowCommandLinker", False),
    "@jupyterlab/apputils-extension:notification": ("fetchNews", "false"),
    "@jupyter-widgets/jupyterlab-manager:plugin": ("saveState", False),
    "@jupyterlab/apputils-extension:themes": ("adaptive-theme", True),
}


@pytest.mark.parametrize("plugin", SETTINGS)
def test_setting_in_effect(jupyter_lab, plugin):
    """JupyterLab starts with the workbook's defaults: one thread, nothing stored, nothing fetched."""
    with urllib.request.urlopen(jupyter_lab(f"/lab/api/settings/{plugin}")) as response:
        properties = json.load(response)["schema"]["properties"]
    name, value = SETTINGS[plugin]
    assert properties[name]["default"] == value


def test_bundle_served(jupyter_lab):
    """JupyterLab serves the one chart bundle where the widgets look for it."""
    path = "/lab/extensions/mile-workbook/static/plotly.min.js"
    with urllib.request.urlopen(jupyter_lab(path)) as response:
        assert b"window.Plotly" in response.read()[-200:]
