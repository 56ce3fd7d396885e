using Federation.Cluster.Problems;

namespace Federation.Gateway.Web;

/// <summary>What all pages of the directory share, those of the web and those for signing in and for doors: colours, type, the mark and the name.</summary>
public static class Design
{
    /// <summary>CSS custom properties: colours as pairs for light and dark, one scale of type (1.2), one of space (0.25rem).</summary>
    public const string Tokens = """
        :root {
          color-scheme: light dark;
          --ink: light-dark(#16211d, #e6ece9);
          --soft: light-dark(#54625c, #a7b5ae);
          --line: light-dark(#dbe3de, #2e3a35);
          --edge: light-dark(#84938c, #70807a);
          --paper: light-dark(#fbfcfb, #0f1513);
          --card: light-dark(#ffffff, #161e1b);
          --tint: light-dark(#eef4f1, #1d2824);
          --accent: light-dark(#0b6b50, #6fd3ad);
          --accent-soft: light-dark(#d9efe6, #1c3f33);
          --on-accent: light-dark(#ffffff, #08231a);
          --good: light-dark(#1a6b2f, #8fdc9d);
          --warn: light-dark(#7a4d00, #f0c36a);
          --warn-soft: light-dark(#fdf3dd, #33290f);
          --bad: light-dark(#a3231b, #ff9d94);
          --bad-soft: light-dark(#fdeceb, #3a1815);
          --sea: light-dark(#e3edf0, #10191b);
          --land: light-dark(#f7f6f1, #232c28);
          --border: light-dark(#c5c9bf, #45524c);
          --level-1: light-dark(#8a4b1f, #dc9b6c);
          --level-2: light-dark(#4d5b68, #b4c3d0);
          --level-3: light-dark(#7d5a00, #ecc455);
          --text-s: .833rem;
          --text-m: 1rem;
          --text-l: 1.2rem;
          --text-xl: 1.44rem;
          --text-xxl: clamp(1.73rem, 1.3rem + 2vw, 2.49rem);
          --round: .5rem;
          --shade: 0 1px 2px light-dark(rgb(16 40 30 / .08), rgb(0 0 0 / .4)), 0 2px 8px light-dark(rgb(16 40 30 / .05), rgb(0 0 0 / .3));
          --wide: 80rem;
        }
        """;

    /// <summary>SVG, as large as its <c>class</c> says.</summary>
    public const string Mark = """<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M9 22 16 9l7 13z" fill="none" stroke="currentColor" stroke-width="2" /><circle cx="16" cy="9" r="5" /><circle cx="9" cy="22" r="5" /><circle cx="23" cy="22" r="5" /></svg>""";

    public const string EnglishName = "Connected Centres";

    public const string FrenchName = "Centres Connectés";

    internal static string NameIn(RemedyLanguage language) => language == RemedyLanguage.French ? FrenchName : EnglishName;
}
