// What htmx does not do by itself: ticks and opened parts outlive the renewal of what is around
// them, one tick ticks all.
(function () {
  "use strict";
  let ticked = new Set();
  let opened = new Set();

  function boxes(root) {
    return [...root.querySelectorAll('input[type="checkbox"][name="job"]')];
  }

  function showAll(root) {
    const all = root.querySelector("input.all");
    if (all) {
      const states = boxes(root).map((b) => b.checked);
      all.checked = states.length > 0 && states.every((s) => s);
      all.indeterminate = !all.checked && states.some((s) => s);
    }
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    ticked = new Set(boxes(target).filter((b) => b.checked).map((b) => b.value));
    opened = new Set([...target.querySelectorAll("details[id][open]")].map((d) => d.id));
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    boxes(target).forEach((box) => {
      box.checked = ticked.has(box.value);
    });
    showAll(target);
    target.querySelectorAll("details[id]").forEach((part) => {
      part.open = part.open || opened.has(part.id);
    });
    target.querySelectorAll("pre.follow").forEach((text) => {
      text.scrollTop = text.scrollHeight;
    });
  });

  document.addEventListener("change", (event) => {
    const table = event.target.closest("table");
    if (event.target.matches("input.all")) {
      boxes(table).forEach((box) => {
        box.checked = event.target.checked;
      });
    } else if (table && event.target.matches('input[name="job"]')) {
      showAll(table);
    }
  });
})();
