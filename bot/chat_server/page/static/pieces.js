// A text too long for one message goes as several, cut where it hurts least.

const LONGEST = 4096;

export function pieces(text) {
  const cut = [];
  let rest = text.trim();
  while (rest.length > LONGEST) {
    const end = gap(rest.slice(0, LONGEST));
    cut.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...cut, rest];
}

// After the last line or else the last word in the second half; never inside one character.
function gap(piece) {
  const [line, blank] = [piece.lastIndexOf("\n"), piece.lastIndexOf(" ")];
  const found = [line, blank].find((place) => place > LONGEST / 2);
  return found ?? LONGEST - (/[\uD800-\uDBFF]$/.test(piece) ? 1 : 0);
}
