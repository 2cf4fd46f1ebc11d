// Draws a card with the official renderer, and tells what it thinks of it.
const FOREGROUND = Object.fromEntries(
  Object.entries({ default: "#242424", accent: "#4f52b2", good: "#237b4b", warning: "#835c00",
    attention: "#c4314b", dark: "#242424", light: "#ffffff" })
    .map(([name, color]) => [name, { default: color, subtle: name === "default" ? "#616161" : color }]));

const HOST = {
  fontFamily: "sans-serif",
  supportsInteractivity: true,
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "#d1d1d1" },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  containerStyles: {
    default: { backgroundColor: "#ffffff", foregroundColors: FOREGROUND },
    emphasis: { backgroundColor: "#f0f0f5", borderColor: "#d1d1d1", foregroundColors: FOREGROUND },
  },
  inputs: {
    label: { inputSpacing: "Small", requiredInputs: { weight: "Bolder", suffix: " *", suffixColor: "Attention" },
      optionalInputs: { weight: "Bolder" } },
    errorMessage: { color: "Attention", weight: "Default" },
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: "Horizontal", actionAlignment: "Left", spacing: "Default" },
};

window.drawCard = function drawCard(source, markdown) {
  if (markdown) {
    // More than any client is known to do: whatever can become a link or a tag, becomes one.
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = window.markdownit({ html: true, linkify: true, breaks: true }).render(text);
      result.didProcess = true;
    };
  }
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(HOST);
  const pressed = [];
  card.onExecuteAction = (action) => pressed.push({ title: action.title, data: action.data });
  card.parse(source, context);
  const told = [];
  for (let at = 0; at < context.eventCount; at += 1) told.push(context.getEventAt(at).message);
  for (const event of card.validateProperties().validationEvents) told.push(event.message);
  document.getElementById("card").replaceChildren(card.render());
  Object.assign(window, { drawn: card, pressed });
  return told;
};
