using AngleSharp.Css.Parser;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Whether a text is a CSS selector.</summary>
internal static class HtmlSelector
{
    private const int MostCharacters = 300;

    private static readonly Lock Turn = new();
    private static readonly CssSelectorParser Parser = new();

    public static bool IsOne(string text)
    {
        if (text.Length > MostCharacters) return false;
        lock (Turn)
        {
            return Parser.ParseSelector(text) is not null;
        }
    }
}
