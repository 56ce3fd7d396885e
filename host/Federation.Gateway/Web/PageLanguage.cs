using Federation.Cluster.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web;

/// <summary>In which language to show a page: as the address says, else as the browser likes best, else in English.</summary>
internal static class PageLanguage
{
    /// <summary>The parameter of an address that says it.</summary>
    public const string Parameter = "lang";

    public static RemedyLanguage Of(HttpRequest request) => Known(request.Query[Parameter].ToString()) ?? Liked(request) ?? RemedyLanguage.English;

    private static RemedyLanguage? Liked(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1).Select(language => Known(language.Value.ToString())).FirstOrDefault(known => known is not null)
            : null;

    private static RemedyLanguage? Known(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "fr" => RemedyLanguage.French,
        "en" => RemedyLanguage.English,
        _ => null,
    };
}
