// A filter box on tables that hold all their rows. Sorting stays with the links in the header.

/** Letters without accents or case: "Café" is found by "cafe". */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const box of document.querySelectorAll("[data-baken-filter]")) {
  const rows = [...document.getElementById(box.dataset.bakenFilter).tBodies[0].rows];
  const texts = rows.map((row) => plain(row.textContent));
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");

  const filter = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
      if (!row.hidden) shown++;
    });
    const count = new Intl.NumberFormat(document.documentElement.lang || "nl");
    status.textContent = words.length
      ? box.dataset.count.replace("{0}", count.format(shown)).replace("{1}", count.format(rows.length))
      : "";
  };

  input.addEventListener("input", filter);
  box.hidden = false;
  if (input.value) filter();
}
