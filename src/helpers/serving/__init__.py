"""The `mile` command: Voilà and JupyterLab with the right settings, seats, and a way in."""
