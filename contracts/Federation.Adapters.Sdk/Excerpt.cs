namespace Federation.Adapters.Sdk;

/// <summary>Makes a source's text fit for a message.</summary>
public static class Excerpt
{
    private const int Most = 60;

    /// <summary>The text on one line, without control characters, at most 60 characters and an ellipsis.</summary>
    public static string Of(string text)
    {
        string line = string.Join(' ', CleanText.Of(text).Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Most) return line;
        int end = char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
