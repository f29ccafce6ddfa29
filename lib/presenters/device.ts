export interface Device {
  /** Names of products, the same in every language; null: it says nothing that is known. */
  browser: string | null;
  system: string | null;
}

// an order: most browsers also call themselves Chrome or Safari, and most systems Linux
const browsers: [RegExp, string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/DingTalk/i, 'DingTalk'],
  [/QIHU|360SE|360EE/i, '360'],
  [/QQBrowser\//, 'QQ Browser'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Kylin|Linux/i, 'Linux'],
];

const firstOf = (known: [RegExp, string][], text: string) =>
  known.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What a person recognises of their own machine in its User-Agent, which is anybody's word. */
export function deviceOf(userAgent: string): Device {
  return { browser: firstOf(browsers, userAgent), system: firstOf(systems, userAgent) };
}
