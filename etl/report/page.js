"use strict";
(() => {
  const table = document.getElementById("meetings");
  if (table === null) return;
  const rows = Array.from(table.tBodies[0].rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const field = (name) => document.getElementById(name);
  const words = rows.map((row) => row.textContent.toLowerCase());

  const filter = () => {
    const find = field("find").value.trim().toLowerCase();
    const fits = (row, i) => [
      words[i].includes(find),
      ["", row.dataset.kind].includes(field("kind").value),
      ["", row.dataset.status].includes(field("status").value),
    ].every(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !fits(row, i);
      shown += row.hidden ? 0 : 1;
    });
    field("shown").textContent = shown + (shown === 1 ? " meeting" : " meetings");
  };

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent;
  };

  const sort = (column) => {
    const up = heads[column].getAttribute("aria-sort") !== "ascending";
    heads.forEach((head) => {
      if (head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
    });
    heads[column].setAttribute("aria-sort", up ? "ascending" : "descending");
    const order = (a, b) => {
      const one = key(a, column), other = key(b, column);
      // What is not told stands last, whichever way the rest is sorted.
      if (one === "" || other === "") return (one === "" ? 1 : 0) - (other === "" ? 1 : 0);
      return one.localeCompare(other, "en") * (up ? 1 : -1);
    };
    table.tBodies[0].append(...rows.slice().sort(order));
  };

  heads.forEach((head, column) => {
    const button = head.querySelector("button");
    if (button !== null) button.addEventListener("click", () => sort(column));
  });
  ["find", "kind", "status"].forEach((name) => field(name).addEventListener("input", filter));
  field("filters").addEventListener("submit", (event) => event.preventDefault());
  field("filters").hidden = false;
  filter();
})();
