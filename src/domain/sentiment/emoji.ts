/**
 * Emoji that people write of markets, by their Unicode CLDR short names, which is how the reference reads them. Others
 * are left as they are and count as unknown words.
 */
const NAMES = `
😀 grinning face
😁 beaming face with smiling eyes
😂 face with tears of joy
😃 grinning face with big eyes
😄 grinning face with smiling eyes
😅 grinning face with sweat
😆 grinning squinting face
😇 smiling face with halo
😈 smiling face with horns
😉 winking face
😊 smiling face with smiling eyes
😋 face savoring food
😍 smiling face with heart-eyes
😎 smiling face with sunglasses
😏 smirking face
😐 neutral face
😒 unamused face
😔 pensive face
😕 confused face
😖 confounded face
😘 face blowing a kiss
😞 disappointed face
😟 worried face
😠 angry face
😡 pouting face
😢 crying face
😣 persevering face
😤 face with steam from nose
😨 fearful face
😩 weary face
😫 tired face
😬 grimacing face
😭 loudly crying face
😰 anxious face with sweat
😱 face screaming in fear
😳 flushed face
🙁 slightly frowning face
🙂 slightly smiling face
🙃 upside-down face
🙄 face with rolling eyes
🙏 folded hands
🙌 raising hands
🤔 thinking face
🤑 money-mouth face
🤡 clown face
🤢 nauseated face
🤣 rolling on the floor laughing
🤩 star-struck
🤬 face with symbols on mouth
🤮 face vomiting
🤯 exploding head
👍 thumbs up
👎 thumbs down
👏 clapping hands
👋 waving hand
💪 flexed biceps
💀 skull
💔 broken heart
💕 two hearts
💖 sparkling heart
💘 heart with arrow
💙 blue heart
💚 green heart
💛 yellow heart
💜 purple heart
❤ red heart
💋 kiss mark
💎 gem stone
💣 bomb
💥 collision
💩 pile of poo
💰 money bag
💸 money with wings
💵 dollar banknote
📈 chart increasing
📉 chart decreasing
🔥 fire
🔴 red circle
🔻 red triangle pointed down
🔺 red triangle pointed up
🚀 rocket
🚨 police car light
🎉 party popper
🏆 trophy
⚠ warning
⚡ high voltage
✅ white heavy check mark
❌ cross mark
⛔ no entry
✨ sparkles
🤝 handshake
👑 crown
`;

export const EMOJI: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split("\n")
    .map((line): [string, string] => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
);
