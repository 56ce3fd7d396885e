namespace Federation.Adapters.SchemaOrg;

/// <summary>Names of vocabularies as sites write them.</summary>
internal static class PlaceWords
{
    /// <summary>A type or name without the address of its vocabulary: the last part of <c>https://schema.org/Library</c>.</summary>
    public static string Bare(string name)
    {
        string trimmed = name.TrimEnd('/');
        int end = Math.Max(trimmed.LastIndexOf('/'), Math.Max(trimmed.LastIndexOf('#'), trimmed.LastIndexOf(':')));
        return trimmed[(end + 1)..];
    }
}
