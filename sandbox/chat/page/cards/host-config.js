// Teams' settings of the card renderer, for its light, dark and high contrast themes
const LIGHT = {
  text: ['#242424', '#616161'],
  dark: ['#242424', '#616161'],
  accent: ['#5b5fc7', '#7f85d2'],
  attention: ['#c4314b', '#c4314b'],
  page: '#ffffff',
  emphasis: '#f5f5f5',
  line: '#e0e0e0',
};
const DARK = {
  text: ['#ffffff', '#c8c8c8'],
  dark: ['#201f1f', '#2d2c2c'],
  accent: ['#a6a7dc', '#8b8cc7'],
  attention: ['#f0707f', '#f0707f'],
  page: '#292929',
  emphasis: '#1f1f1f',
  line: '#424242',
};
const CONTRAST = {
  text: ['#ffffff', '#ffffff'],
  dark: ['#ffffff', '#ffffff'],
  accent: ['#1aebff', '#1aebff'],
  attention: ['#ffff01', '#ffff01'],
  page: '#000000',
  emphasis: '#000000',
  line: '#ffffff',
};
const THEMES = { light: LIGHT, dark: DARK, contrast: CONTRAST };
// light with dark text in the dark theme too, as in Teams
const TINTED = { accent: '#c7def9', good: '#ccffcc', attention: '#ffc5b2', warning: '#ffe2b2' };

const pair = ([color, subtle]) => ({ default: color, subtle });

function container(theme, backgroundColor, text) {
  return {
    backgroundColor,
    borderColor: theme.line,
    foregroundColors: {
      default: pair(text),
      dark: pair(theme.dark),
      light: pair(['#ffffff', '#f3f2f1']),
      accent: pair(theme.accent),
      good: pair(['#92c353', '#92c353']),
      warning: pair(['#f8d22a', '#f8d22a']),
      attention: pair(theme.attention),
    },
  };
}

const fonts = (fontFamily) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
});

/** `name`: light, dark or contrast. */
export function hostConfig(name) {
  const theme = THEMES[name] ?? LIGHT;
  const styles = {
    default: container(theme, theme.page, theme.text),
    emphasis: container(theme, theme.emphasis, theme.text),
  };
  for (const [name, color] of Object.entries(TINTED)) styles[name] = container(LIGHT, color, LIGHT.text);
  return {
    supportsInteractivity: true,
    choiceSetInputValueSeparator: ',',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    fontTypes: {
      default: fonts("'Segoe UI', 'Segoe UI Web', system-ui, -apple-system, sans-serif"),
      monospace: fonts("Consolas, 'Courier New', monospace"),
    },
    textStyles: {
      heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false },
    },
    textBlock: { headingLevel: 2 },
    factSet: { title: { weight: 'bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', spacing: 'small' },
    },
    containerStyles: styles,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
  };
}
