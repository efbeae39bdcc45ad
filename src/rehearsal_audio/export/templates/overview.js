"use strict";
(() => {
  const table = document.querySelector("#runs");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const field = document.querySelector("#filter");
  const found = document.querySelector("#found");

  const key = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "text") return cell.textContent.trim();
    return cell.dataset.value === "" ? null : Number(cell.dataset.value);
  };

  // Missing values come last in both directions.
  const order = (column, kind, by) => (a, b) => {
    const [x, y] = [key(a, column, kind), key(b, column, kind)];
    if (x === null || y === null) return (x === null) - (y === null);
    if (kind === "text") return by * x.localeCompare(y, undefined, { numeric: true });
    return by * (x - y);
  };

  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const head = button.closest("th");
    const by = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", by > 0 ? "ascending" : "descending");
    body.append(...[...rows].sort(order(head.cellIndex, button.dataset.sort, by)));
  });

  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
      count += row.hidden ? 0 : 1;
    }
    found.textContent = wanted
      ? found.dataset.text.replace("{count}", count).replace("{total}", rows.length) : "";
  });
})();
