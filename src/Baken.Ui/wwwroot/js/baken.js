// The one script of every page. It loads what the page at hand can use; without it every page still works.

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.baken-menu[open]")) if (menu !== except) menu.open = false;
};

document.addEventListener("click", (event) => closeMenus(event.target.closest?.("details.baken-menu")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.baken-menu[open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});

document.querySelector("[data-baken-focus]")?.focus();

if (document.querySelector("[data-baken-filter]")) import("./table.js");
if (document.querySelector("baken-map")) import("./map.js");
if (document.querySelector("[data-baken-passkey]")) import("./passkey.js");
