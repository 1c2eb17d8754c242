// The day above the first message of each day.

import { made } from "./dom.js";
import { day, dayKey } from "./words.js";

export class Days {
  constructor(place) {
    this.place = place;
    document.addEventListener("visibilitychange", () => this.renew());
  }

  show(item) {
    this.renew();
    const before = item.previousElementSibling?.message;
    const shown = item.querySelector(".day");
    const wanted = !before || dayKey(before.date) !== dayKey(item.message.date);
    if (!wanted) shown?.remove();
    else if (!shown) item.prepend(made("p", "day", made("span", "", day(item.message.date))));
  }

  // "Today" is another day after midnight.
  renew() {
    const today = dayKey(Date.now() / 1000);
    if (today === this.today) return;
    this.today = today;
    for (const shown of this.place.querySelectorAll(".day")) {
      shown.firstChild.textContent = day(shown.closest("li").message.date);
    }
  }
}
