"""JUnit XML: one suite a rule, one case a finding."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from casualties.checks.located import Checked, Located
from casualties.model import Severity

__all__ = ["render"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Checked) -> str:
    """Errors and warnings are failures, notes pass with their sentence; a clean check is one passed case."""
    root = Element("testsuites", name="casualties")
    by_code: dict[str, list[Located]] = {}
    for each in checked.located:
        by_code.setdefault(each.finding.code, []).append(each)
    for code, found in sorted(by_code.items()):
        failed = [each for each in found if each.finding.severity is not Severity.NOTE]
        suite = SubElement(root, "testsuite", name=code, tests=str(len(found)), failures=str(len(failed)), errors="0")
        for each in found:
            _case(suite, each)
    if not by_code:
        suite = SubElement(root, "testsuite", name="casualties", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", name="all checks passed", classname="casualties")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _case(suite: Element, each: Located) -> None:
    where = f"{each.spot.path}:{each.spot.line}" if each.spot.line else each.spot.path
    name = f"{where} {each.finding.fingerprint}"
    case = SubElement(suite, "testcase", name=_clean(name), classname=each.finding.code)
    message = _clean(each.finding.message)
    if each.finding.severity is Severity.NOTE:
        SubElement(case, "system-out").text = message
    else:
        failure = SubElement(case, "failure", message=message, type=each.finding.severity.value)
        failure.text = _clean(each.finding.resolve)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
