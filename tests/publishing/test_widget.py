from helpers.pages.athlete import athlete_page as markup_of
from helpers.publishing import mark_of
from helpers.widgets.athlete import athlete_page


def test_the_widget_shows_the_page(snapshot):
    """The markup is that of the file, to the letter."""
    made = athlete_page(snapshot).page
    assert made == markup_of(
        snapshot.plan, published_at=snapshot.published_at, mark=mark_of(snapshot)
    )


def test_a_dead_link_is_a_sentence():
    """Without a snapshot there is no plan, and no error."""
    assert "ask your coach" in athlete_page(None).page


def test_whatever_a_browser_sends_changes_nothing(snapshot):
    """Forged updates, custom messages and nonsense leave the page as it was."""
    widget = athlete_page(snapshot)
    before = widget.get_state()
    heard = []
    widget.on_msg(lambda *found: heard.append(found))
    widget.observe(heard.append)
    for data in (
        {"method": "update", "state": {"page": "<b>mine</b>", "_esm": "x", "_css": "x"}},
        {"method": "update", "state": {"layout": "IPY_MODEL_0", "comm": None}},
        {"method": "custom", "content": {"want": "copy"}},
        {"method": "surprise"},
    ):
        widget._handle_msg({"content": {"data": data}, "buffers": []})
    assert widget.get_state() == before
    assert heard == []


def test_it_still_tells_its_state(snapshot, monkeypatch):
    """A page that is reloaded asks for the state, and gets it."""
    widget = athlete_page(snapshot)
    sent = []
    monkeypatch.setattr(widget, "send_state", lambda *_: sent.append(True))
    widget._handle_msg({"content": {"data": {"method": "request_state"}}, "buffers": []})
    assert sent == [True]
