// The room that a keyboard on the screen leaves: some browsers lay it over the page without a word.

const app = document.getElementById("app");
const seen = window.visualViewport;

function fit() {
  if (Math.abs(seen.scale - 1) > 0.01) return; // somebody has zoomed in: that is theirs
  if (innerHeight - seen.height < 1) {
    app.style.removeProperty("--height");
    return;
  }
  app.style.setProperty("--height", `${seen.height}px`);
  scrollTo(0, 0);
}

export function keepInSight() {
  seen?.addEventListener("resize", fit);
}
