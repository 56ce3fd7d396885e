using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Web.Layout;

/// <summary>What stands around a page.</summary>
public sealed record Frame
{
    public required Language Language { get; init; }

    /// <summary>Of the page, without the directory's name.</summary>
    public required string Title { get; init; }

    /// <summary>For search engines and previews: one or two sentences. Null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The page's path and query in a language.</summary>
    public required Func<Language, string> Address { get; init; }

    /// <summary>The directory's own origin, as asked: scheme and host.</summary>
    public required string Origin { get; init; }

    /// <summary>Who reads it; nobody that is known by default.</summary>
    public PageReader Reader { get; init; }

    public bool IsSignedIn => Reader.IsSignedIn;

    /// <summary>Which part of the navigation it belongs to; null for none.</summary>
    public Section? Section { get; init; }

    /// <summary>Whether search engines should list it: pages of one person and of one filter they should not.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Structured data for search engines: JSON-LD, safe in HTML; null for none.</summary>
    public string? StructuredData { get; init; }

    /// <summary>The path and query of an Atom feed of what the page shows; null for none.</summary>
    public string? Feed { get; init; }

    /// <summary>Whether the map's script is wanted.</summary>
    public bool HasMap { get; init; }

    /// <summary>Scripts that this page wants beside what every page has: names of our own modules.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    public ShellWords Words => ShellWords.Of(Language);

    /// <summary>The frame of a page whose address says all that it shows.</summary>
    /// <param name="address">Its path in a language.</param>
    public static Frame Of(HttpContext http, Language language, string title, Func<Language, string> address) => new() { Language = language, Title = title, Address = address, Origin = OriginOf(http.Request) };

    /// <summary>Where the directory is known, else where it was asked.</summary>
    public static string OriginOf(HttpRequest request) => request.HttpContext.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.Origin ?? $"{request.Scheme}://{request.Host}";
}
