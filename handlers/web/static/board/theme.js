// Before anything is painted: the theme that was chosen here, so that no white page flashes.

try {
  const theme = localStorage.getItem("board-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the theme of its computer.
}
