const tone = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const tones = Object.fromEntries(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'].map((name) => [name, tone(name)]));
const container = (background) => ({ backgroundColor: background, borderColor: 'var(--line)', foregroundColors: tones });

/** How Teams draws cards. The colours are names of the style sheet, which knows the light, the dark and the forced ones. */
export const hostConfig = {
  fontFamily: 'inherit',
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  containerStyles: {
    default: container('var(--surface)'),
    emphasis: container('var(--card-emphasis)'),
    accent: container('var(--card-accent-tint)'),
    good: container('var(--card-good-tint)'),
    warning: container('var(--card-warning-tint)'),
    attention: container('var(--card-attention-tint)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  textBlock: { headingLevel: 3 },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 140 },
    value: { wrap: true },
    spacing: 12,
  },
};
