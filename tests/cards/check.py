#!/usr/bin/env python3
"""check.py CARD.html …: holds exported documents against what their readers need.

Headings in order, tables with header cells, pictures with words, one language, unique ids, links that lead somewhere,
no script and nothing to fetch; every run of digits belongs to a fact or to a definition listed in the document itself.
With Chromium installed each page is also opened headless: no request but the file, no console message.
"""
import json, os, re, shutil, subprocess, sys, tempfile
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.ids, self.targets, self.labels = [], set(), [], []
        self.facts, self.used, self.defs, self.listed = set(), set(), set(), set()
        self.stack, self.heading, self.h1, self.title, self.csp = [], 0, 0, "", False
        self.tables, self.svgs, self.text_of, self.loose = [], [], {}, []
        self.glossary = False

    def fault(self, what):
        self.faults.append(f"line {self.getpos()[0]}: {what}")

    def bound(self):
        return any(b for _, b, _ in self.stack)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if "id" in a:
            if a["id"] in self.ids:
                self.fault(f"id {a['id']} twice")
            self.ids.add(a["id"])
        for key in ("src", "href", "srcset", "poster", "action", "data"):
            value = a.get(key) or ""
            if value and not value.startswith(("#", "data:")):
                self.fault(f"{tag} {key}={value[:40]} leaves the file")
            if value.startswith("#"):
                self.targets.append((value[1:], self.getpos()[0]))
        if tag in ("script", "iframe", "object", "embed"):
            self.fault(f"a {tag}")
        if any(k.startswith("on") for k in a):
            self.fault(f"{tag} has a handler")
        if tag == "html" and not a.get("lang"):
            self.fault("no language")
        if tag == "meta" and a.get("http-equiv", "").lower() == "content-security-policy":
            self.csp = "default-src 'none'" in a.get("content", "")
        if re.fullmatch("h[1-6]", tag):
            level = int(tag[1])
            if level > self.heading + 1:
                self.fault(f"{tag} after h{self.heading}")
            self.heading = level
            self.h1 += level == 1
        if tag == "section" and not (a.get("aria-labelledby") or a.get("aria-label")):
            self.fault("a section without a name")
        for key in ("aria-labelledby", "aria-describedby"):
            for name in (a.get(key) or "").split():
                self.labels.append((name, self.getpos()[0]))
        if tag == "table":
            self.tables.append({"heads": 0, "line": self.getpos()[0], "row": None})
        if tag == "tr" and self.tables:
            self.tables[-1]["row"] = []
        if tag in ("th", "td") and self.tables and self.tables[-1]["row"] is not None:
            self.tables[-1]["row"].append(tag)
            if tag == "th":
                self.tables[-1]["heads"] += 1
                if a.get("scope") not in ("row", "col", "rowgroup", "colgroup"):
                    self.fault("th without scope")
        if tag == "svg":
            hidden = a.get("aria-hidden") == "true" or any(h for _, _, h in self.stack)
            if not hidden and not (a.get("role") == "img" and (a.get("aria-labelledby") or a.get("aria-label"))):
                self.fault("a picture without words")
        if tag == "img" and not a.get("alt"):
            self.fault("img without alt")
        if "data-fact" in a:
            self.used.add(a["data-fact"])
        if "data-def" in a:
            self.defs.add(a["data-def"])
        if tag == "tr" and re.fullmatch(r"f\d+", a.get("id", "")):
            self.facts.add(a["id"])
        if tag == "dl" and "gloss" in a.get("class", ""):
            self.glossary = True
        if tag in VOID:
            return
        bound = "data-fact" in a or "data-def" in a
        self.stack.append((tag, bound, a.get("aria-hidden") == "true"))
        if tag == "a":
            self.text_of[len(self.stack)] = a.get("aria-label", "")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.stack:
            self.stack.pop()

    def handle_endtag(self, tag):
        if tag == "a" and not self.text_of.get(len(self.stack), "").strip():
            self.fault("a link without words")
        if tag == "tr" and self.tables and self.tables[-1]["row"] is not None:
            if self.tables[-1]["row"] and "th" not in self.tables[-1]["row"]:
                self.fault("a row without a header cell")
            self.tables[-1]["row"] = None
        if tag == "table":
            table = self.tables.pop()
            if not table["heads"]:
                self.fault("a table without header cells")
        if tag == "dl":
            self.glossary = False
        if self.stack and self.stack[-1][0] == tag:
            self.stack.pop()
        elif tag not in VOID:
            self.fault(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if not self.stack or self.stack[-1][0] == "style":
            return
        for depth in range(len(self.stack), 0, -1):
            if depth in self.text_of and self.stack[depth - 1][0] == "a":
                self.text_of[depth] += data
        if self.glossary and self.stack[-1][0] == "dt":
            self.listed.add(data.strip())
        if re.search(r"\d", data) and not self.bound():
            self.loose.append((self.getpos()[0], data.strip()[:60]))

    def close(self):
        super().close()
        for name, line in self.targets:
            if name not in self.ids:
                self.faults.append(f"line {line}: link to #{name}, which is nowhere")
        for name, line in self.labels:
            if name not in self.ids:
                self.faults.append(f"line {line}: named by #{name}, which is nowhere")
        if self.h1 != 1:
            self.faults.append(f"{self.h1} headings of the first level")
        if not self.csp:
            self.faults.append("no Content-Security-Policy that forbids everything else")
        for fact in sorted(self.used - self.facts):
            self.faults.append(f"{fact} has no passport")
        for name in sorted(self.defs - self.listed):
            self.faults.append(f"“{name}” is no listed definition")
        for line, text in self.loose[:20]:
            self.faults.append(f"line {line}: digits that belong to nothing: {text}")


def in_chromium(path):
    """Requests beside the file itself, and console messages."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        return None
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "net.json")
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-default-apps", "--disable-extensions", f"--user-data-dir={folder}/profile",
             f"--log-net-log={log}", "--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom",
             "file://" + os.path.abspath(path)],
            capture_output=True, text=True, timeout=180)
        said = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
        try:
            with open(log) as f:
                text = f.read()
        except OSError:
            text = ""
        # The browser asks for things of its own (updates, the time); those have no page as initiator.
        urls = {m.group(1) for line in text.splitlines() if '"initiator":"not an origin"' not in line
                for m in [re.search(r'"initiator".*?"url":"(https?://[^"]+)"', line)] if m}
        return said, urls, len(run.stdout)


def main():
    failed = False
    for path in sys.argv[1:]:
        page = Page()
        with open(path, encoding="utf-8") as f:
            page.feed(f.read())
        page.close()
        print(f"{os.path.basename(path)}: {len(page.facts)} facts, {len(page.used)} shown, {len(page.faults)} faults")
        for fault in page.faults[:30]:
            print("  " + fault)
        failed |= bool(page.faults)
        seen = in_chromium(path)
        if seen is None:
            print("  not opened: Chromium is not installed")
            continue
        said, urls, size = seen
        print(f"  Chromium: {size} characters of page, {len(said)} console messages, {len(urls)} requests to the net")
        for line in said[:5] + sorted(urls)[:5]:
            print("  " + line)
        failed |= bool(said) or bool(urls) or size < 1000
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
