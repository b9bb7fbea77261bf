/** How Web Chat and its cards look: the page's own colours, by the names that chat.css gives them. */

const FONT = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

export const STYLE = {
  accent: "var(--link)",
  subtle: "var(--ink-soft)",
  backgroundColor: "transparent",
  primaryFont: FONT,
  monospaceFont: FONT,
  fontSizeSmall: "0.8125rem",
  rootHeight: "100%",
  rootWidth: "100%",

  bubbleBackground: "var(--paper)",
  bubbleBorderColor: "var(--line)",
  bubbleBorderRadius: 12,
  bubbleTextColor: "var(--ink)",
  bubbleFromUserBackground: "var(--mine)",
  bubbleFromUserBorderColor: "var(--mine)",
  bubbleFromUserBorderRadius: 12,
  bubbleFromUserTextColor: "var(--ink)",
  bubbleMaxWidth: 620,
  bubbleMinWidth: 1,
  timestampColor: "var(--ink-soft)",
  groupTimestamp: 300_000,

  sendBoxBackground: "var(--paper)",
  sendBoxTextColor: "var(--ink)",
  sendBoxPlaceholderColor: "var(--ink-soft)",
  sendBoxBorderTop: "1px solid var(--line)",
  sendBoxButtonColor: "var(--link)",
  sendBoxButtonColorOnDisabled: "var(--ink-soft)",
  sendBoxButtonShadeColorOnHover: "var(--mine)",
  sendBoxButtonShadeColorOnActive: "var(--mine)",
  sendBoxButtonShadeColorOnDisabled: "transparent",
  sendBoxButtonKeyboardFocusIndicatorBorderColor: "var(--focus)",
  sendBoxButtonKeyboardFocusIndicatorBorderWidth: 3,
  sendBoxTextWrap: true,
  sendBoxMaxHeight: "9rem",
  sendBoxHeight: "3.25rem",
  hideUploadButton: true,

  suggestedActionLayout: "flow",
  suggestedActionBorderRadius: 8,
  suggestedActionBackgroundColor: "var(--paper)",
  suggestedActionBorderColor: "var(--link)",
  suggestedActionTextColor: "var(--ink)",
  suggestedActionBackgroundColorOnHover: "var(--mine)",
  suggestedActionBackgroundColorOnFocus: "var(--mine)",
  suggestedActionBackgroundColorOnActive: "var(--mine)",

  transcriptActivityVisualKeyboardIndicatorColor: "var(--focus)",
  transcriptVisualKeyboardIndicatorColor: "var(--focus)",
  transcriptTerminatorBackgroundColor: "var(--ink-soft)",
  transcriptTerminatorColor: "var(--ground)",
  transcriptOverlayButtonBackground: "var(--brand)",
  transcriptOverlayButtonBackgroundOnFocus: "var(--brand)",
  transcriptOverlayButtonBackgroundOnHover: "var(--brand)",
  transcriptOverlayButtonColor: "var(--on-brand)",

  cardEmphasisBackgroundColor: "var(--neutral-ground)",
  cardPushButtonBackgroundColor: "var(--brand)",
  cardPushButtonTextColor: "var(--link)",

  markdownExternalLinkIconImage: "none",
  autoScrollSnapOnPage: true,
  hideToaster: true,
  sendTimeout: 290_000,
  typingAnimationBackgroundImage: "none",
  typingAnimationDuration: 60_000,
  typingAnimationHeight: "1.5rem",
  typingAnimationWidth: "auto",
  spinnerAnimationBackgroundImage: "none",
};

const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` });
const INK = {
  default: { default: "var(--ink)", subtle: "var(--ink-soft)" },
  dark: { default: "var(--ink)", subtle: "var(--ink-soft)" },
  light: { default: "var(--ink)", subtle: "var(--ink-soft)" },
  accent: tone("neutral"),
  good: tone("allowed"),
  attention: tone("not-allowed"),
  warning: tone("conditional"),
};
const font = (fontFamily) => ({
  fontFamily,
  fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
});
const container = (ground) => ({
  backgroundColor: `var(--${ground})`,
  borderColor: "var(--line)",
  foregroundColors: INK,
});

export const CARDS = {
  supportsInteractivity: true,
  fontFamily: FONT,
  fontTypes: { default: font(FONT), monospace: font('ui-monospace, "Cascadia Mono", "Noto Sans Mono", monospace') },
  lineHeights: { small: 20, default: 24, medium: 25, large: 28, extraLarge: 32 },
  spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: container("paper"),
    emphasis: container("neutral-ground"),
    accent: container("neutral-ground"),
    good: container("allowed-ground"),
    attention: container("not-allowed-ground"),
    warning: container("conditional-ground"),
  },
  actions: {
    actionAlignment: "left",
    actionsOrientation: "horizontal",
    buttonSpacing: 8,
    maxActions: 100,
    showCard: { actionMode: "inline", inlineTopMargin: 8 },
    spacing: "default",
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { color: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 150 },
    value: { color: "default", weight: "default", wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 2 },
};
