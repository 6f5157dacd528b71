// What htmx does not do by itself: ticks in a table outlive its renewal, one tick ticks all.
(function () {
  "use strict";
  let ticked = new Set();

  function boxes(root) {
    return root.querySelectorAll('input[type="checkbox"][name="job"]');
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    ticked = new Set(
      [...boxes(event.detail.target)].filter((b) => b.checked).map((b) => b.value));
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    boxes(event.detail.target).forEach((box) => {
      box.checked = ticked.has(box.value);
    });
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("input.all")) {
      const table = event.target.closest("table");
      boxes(table).forEach((box) => {
        box.checked = event.target.checked;
      });
    }
  });
})();
