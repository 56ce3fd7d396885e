using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web.StartPage;

/// <summary>In which language to show a page: as the address says, else as the browser likes best, else in English.</summary>
internal static class PageLanguage
{
    public static PageWords Of(HttpRequest request) =>
        Known(request.Query["lang"].ToString()) ?? Liked(request) ?? PageWords.English;

    private static PageWords? Liked(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1).Select(language => Known(language.Value.ToString())).FirstOrDefault(words => words is not null)
            : null;

    private static PageWords? Known(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "fr" => PageWords.French,
        "en" => PageWords.English,
        _ => null,
    };
}
