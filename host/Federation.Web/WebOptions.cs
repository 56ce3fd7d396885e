namespace Federation.Web;

/// <summary>What the pages have to be told.</summary>
public sealed class WebOptions
{
    /// <summary>The address at which the directory is known; null where it was told none: then pages name themselves as they were asked for, and there is no sitemap.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>It without a slash at its end.</summary>
    internal string? Origin => PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
