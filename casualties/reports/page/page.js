"use strict";
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((each) => { each.open = true; each.dataset.closed = ""; });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-closed]").forEach((each) => { each.open = false; delete each.dataset.closed; });
});
(function () {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const findings = Array.from(document.querySelectorAll(".finding"));
  const texts = findings.map((finding) => finding.textContent.toLowerCase());
  const shown = document.getElementById("shown");
  function apply() {
    const severities = new Set(Array.from(form.querySelectorAll("[name=severity]:checked"), (box) => box.value));
    const code = form.elements.code.value;
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    findings.forEach((finding, at) => {
      const fits = severities.has(finding.dataset.severity) && (!code || finding.dataset.code === code)
        && words.every((word) => texts[at].includes(word));
      finding.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = count.toLocaleString("en") + " of " + findings.length.toLocaleString("en") + " shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
