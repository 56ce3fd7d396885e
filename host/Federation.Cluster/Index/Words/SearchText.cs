namespace Federation.Cluster.Index.Words;

/// <summary>Whole texts as search compares them. Pure and thread safe.</summary>
public static class SearchText
{
    /// <summary>All words of the text, folded, with one space between: two names of one town are equal in it.</summary>
    public static string KeyOf(string text) => string.Join(' ', SearchWords.Of(text, asked: true).Select(word => word.Text));

    /// <summary>How many words a question asks for; see <see cref="SearchWords.Asked"/>.</summary>
    public static int WordsIn(string question) => SearchWords.Asked(question).Count;

    /// <summary>Whether the text, or what begins with one of its words, begins as somebody types.</summary>
    public static bool Begins(string text, string typed)
    {
        string key = KeyOf(typed);
        return key.Length > 0 && $" {KeyOf(text)}".Contains($" {key}", StringComparison.Ordinal);
    }
}
