/** A font of the machine that can stand in for another, and how far to scale it so that words are as wide. */
interface StandIn {
  readonly name: string;
  /** CSS `size-adjust`, in percent. */
  readonly scale: number;
}

/** Fonts that offices' workbooks name, with what takes their place on machines without them, best first. */
const standIns: Readonly<Record<string, readonly StandIn[]>> = {
  'Times New Roman': [
    { name: 'Liberation Serif', scale: 100 },
    { name: 'Tinos', scale: 100 },
    { name: 'Nimbus Roman', scale: 100 },
    { name: 'DejaVu Serif Condensed', scale: 84 },
  ],
  Arial: [
    { name: 'Liberation Sans', scale: 100 },
    { name: 'Arimo', scale: 100 },
    { name: 'DejaVu Sans Condensed', scale: 92 },
  ],
  Calibri: [
    { name: 'Carlito', scale: 100 },
    { name: 'Liberation Sans', scale: 92 },
    { name: 'DejaVu Sans Condensed', scale: 86 },
  ],
};

const variants = [
  { suffix: '', weight: 'normal', style: 'normal' },
  { suffix: ' Bold', weight: 'bold', style: 'normal' },
  { suffix: ' Italic', weight: 'normal', style: 'italic' },
  { suffix: ' Bold Italic', weight: 'bold', style: 'italic' },
] as const;

type Variant = (typeof variants)[number];

async function loadLocal(family: string, { name, scale }: StandIn, variant: Variant): Promise<FontFace | null> {
  const names = [
    name + variant.suffix,
    ...(variant.style === 'italic' ? [name + variant.suffix.replace('Italic', 'Oblique')] : []),
  ];
  const source = names.map((local) => `local("${local}")`).join(', ');
  const face = new FontFace(family, source, {
    weight: variant.weight,
    style: variant.style,
    sizeAdjust: `${scale}%`,
  } as FontFaceDescriptors);
  try {
    return await face.load();
  } catch {
    return null; // the machine does not have this one
  }
}

async function provideVariant(family: string, variant: Variant): Promise<void> {
  if (await loadLocal(family, { name: family, scale: 100 }, variant)) return;
  for (const standIn of standIns[family] ?? []) {
    const face = await loadLocal(family, standIn, variant);
    if (face) {
      document.fonts.add(face);
      return;
    }
  }
}

const provided = new Set<string>();

/** Sees to it that the grid, which draws on a canvas, has a font of fitting width for each family before it draws. */
export async function provideFonts(families: ReadonlySet<string>): Promise<void> {
  const missing = [...families].filter((family) => standIns[family] && !provided.has(family));
  for (const family of missing) provided.add(family);
  await Promise.all(missing.flatMap((family) => variants.map((variant) => provideVariant(family, variant))));
}
