"""A window on the app: what a coordinator does there, and what must be true of whatever it shows."""

import re
import time

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

CUT_OFF = """() => {
  const found = [];
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    // What is folded away is seen by nobody yet; what is one pixel small is for screen readers.
    const folded = element.closest('details:not([open])') && !element.closest('summary');
    return !folded && box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  for (const field of document.querySelectorAll('[data-testid="stMain"] input, [data-testid="stMain"] textarea')) {
    if (shown(field) && field.value && field.scrollWidth > field.clientWidth + 1) found.push(`“${field.value}” in a field`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.textContent.trim();
    const around = texts.currentNode.parentElement;
    if (!words || !around.closest('[data-testid="stMain"], [data-testid="stHeader"]') || !shown(around)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const text = range.getBoundingClientRect();
    if (text.width <= 1 || text.height <= 1) continue;
    if (text.left < -1 || text.right > innerWidth + 1) found.push(`“${words}” leaves the window`);
    for (let outer = around; outer && outer !== document.body; outer = outer.parentElement) {
      const style = getComputedStyle(outer);
      const box = outer.getBoundingClientRect();
      const wide = style.overflowX !== 'visible' && (text.right > box.right + 1 || text.left < box.left - 1);
      const tall = ['hidden', 'clip'].includes(style.overflowY) && (text.bottom > box.bottom + 2 || text.top < box.top - 2);
      if (style.display !== 'inline' && style.display !== 'contents' && (wide || tall)) {
        found.push(`“${words}” is cut off`);
        break;
      }
    }
  }
  return [...new Set(found)];
}"""

PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
AT_REST = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-stale="true"]')"""
# A grid takes its width from the page a moment later.
GRIDS_DRAWN = """() => [...document.querySelectorAll('[data-testid="stDataFrame"]')].every(
  (grid) => grid.querySelector('canvas')?.getBoundingClientRect().width > 200)"""
PATIENCE = 60


class Look:
    """One window. Keys are those of the widgets, so that both languages take the same steps."""

    def __init__(self, page, address, language, screenshots):
        self.page, self.address, self.language, self.screenshots = page, address, language, screenshots
        self.errors: list[str] = []
        self.strangers: list[str] = []
        page.set_default_timeout(1000 * PATIENCE)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def _said(self, message):
        # Opened at the address of one page, Streamlit first tries whether it lives below that address.
        if message.type == "error" and not PROBE.search(message.location["url"]):
            self.errors.append(message.text)

    def _asked(self, url):
        if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.strangers.append(url)

    def open(self, path=""):
        """Go to a page of the app by its address."""
        separator = "&" if "?" in path else "?"
        self.page.goto(f"{self.address}/{path}{separator}lang={self.language}")
        self.page.wait_for_selector(".st-key-head")
        return self.rest()

    def rest(self):
        """Wait until the page has been drawn."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(AT_REST)
        return self

    def button(self, key):
        """The button of a widget key; buttons with a tooltip are there twice, once unseen."""
        return self.page.locator(f'[class*="st-key-{css_name(key)}"] button:visible').first

    def click(self, key, then=None):
        """Press a button and wait, for the widget ``then`` if one is named."""
        self.button(key).click()
        if then:
            self._wait_for(then)
        return self.rest()

    def _wait_for(self, key):
        try:
            self.page.wait_for_selector(f'[class*="st-key-{css_name(key)}"]')
        except TookTooLong:
            self._fail_with_picture(f"there is no “{key}” to be seen")

    def _fail_with_picture(self, why):
        self.screenshots.mkdir(exist_ok=True)
        self.page.screenshot(path=self.screenshots / f"waited-in-vain-{self.language}.png")
        pytest.fail(f"{why}; see waited-in-vain among the screenshots")

    def keys(self, prefix):
        """Names, as the page has them, of the widgets whose keys begin so."""
        names = self.page.eval_on_selector_all(
            f'[class*="st-key-{prefix}"]', "all => all.map((each) => each.className)"
        )
        return [found.group(1) for name in names if (found := re.search(rf"st-key-({prefix}\S*)", name))]

    def cells(self):
        """What the week holds: each cell as its key, which has no Chinese in it, and its words."""
        read = "all => all.map((each) => [...each.classList].find((name) => name.includes('st-key-')) + ' ' + each.innerText)"
        return sorted(self.page.eval_on_selector_all('[class*="st-key-cell_"]', read))

    def until(self, condition):
        """Wait until this holds of what is shown: a click is on its way for a moment before the page draws."""
        deadline = time.monotonic() + PATIENCE
        while not condition() and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
        if not condition():
            self._fail_with_picture("what was clicked did not change the page")
        return self.rest()

    def open_folder(self, folder):
        """Open the project in this folder by its path, and wait for its data."""
        self.open().page.locator(".st-key-way button").nth(1).click()
        self.page.locator(".st-key-folder_path input").wait_for()
        # What is typed while the page is still being drawn would be gone.
        self.rest().page.locator(".st-key-folder_path input").fill(str(folder))
        return self.click("open_folder", then="to_plan")

    def section(self, number, then):
        """Show a section of the data page, counted from 0, and wait for what it holds."""
        self.page.locator('[class*="st-key-section_"] button').nth(number).click()
        self.page.wait_for_selector(then)
        return self.rest()

    def type_in_grid(self, right, down, text):
        """Type into the cell of a table that lies so many pixels from its corner."""
        self.page.wait_for_timeout(500)
        grid = self.page.locator('[data-testid="stDataFrame"] canvas').first.bounding_box()
        self.page.mouse.move(grid["x"] + right, grid["y"] + down)
        self.page.wait_for_timeout(300)
        self.page.mouse.click(grid["x"] + right, grid["y"] + down)
        self.page.wait_for_timeout(300)
        self.page.keyboard.press("Enter")
        self.page.locator(".gdg-input").wait_for()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        return self.rest()

    def says(self, words):
        """Wait until the page says this."""
        self.page.get_by_text(words).first.wait_for()
        return self

    def snap(self, name):
        """A picture of the whole page for people, and the assertion that nothing on it is cut off."""
        self.rest()
        width, height = self.page.viewport_size["width"], self.page.viewport_size["height"]
        whole = self.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(height, whole)})
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(GRIDS_DRAWN)
        self.screenshots.mkdir(exist_ok=True)
        self.page.screenshot(path=self.screenshots / f"{name}-{self.language}-{width}.png")
        cut_off = self.page.evaluate(CUT_OFF)
        self.page.set_viewport_size({"width": width, "height": height})
        if cut_off:
            pytest.fail("\n".join((f"{name} in {self.language} at {width} px:", *cut_off)))
        return self


def css_name(key):
    """How Streamlit writes a widget's key into a class."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())
