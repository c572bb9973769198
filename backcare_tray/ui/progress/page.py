"""One page of the progress window: it scrolls, and is filled when it is first looked at."""

from backcare_tray.ui.scrolling import CardPage


class Page(CardPage):
    """Charts in cards."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__(title, lead)
        self.setAccessibleName(title)

    def refresh(self) -> None:
        """Ask for what holds now, and show it."""
        raise NotImplementedError
