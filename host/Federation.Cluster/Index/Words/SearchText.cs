namespace Federation.Cluster.Index.Words;

/// <summary>Whole texts as search compares them. Pure and thread safe.</summary>
internal static class SearchText
{
    /// <summary>All words of the text, folded, with one space between: two names of one town are equal in it.</summary>
    public static string KeyOf(string text) => string.Join(' ', SearchWords.Of(text, asked: true).Select(word => word.Text));
}
