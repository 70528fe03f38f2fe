/**
 * A function of a text that remembers what it gave. A sheet repeats its objectives, agencies and deadlines row after
 * row, many rules look at the same cell, and a live check looks at the same sheet after every edit.
 *
 * Memory is bounded by the characters of the texts remembered: two generations of half the limit each, the older one
 * dropped when the younger is full. The value given is shared, so it must not be changed. Results never depend on
 * what is remembered.
 */
export function rememberByText<Value>(compute: (text: string) => Value, limit = 8_000_000): (text: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let size = 0;
  return (text) => {
    const known = young.get(text);
    if (known !== undefined || young.has(text)) return known as Value;
    const value = old.has(text) ? (old.get(text) as Value) : compute(text);
    size += text.length + 1;
    if (size > limit / 2) {
      old = young;
      young = new Map();
      size = text.length + 1;
    }
    young.set(text, value);
    return value;
  };
}
