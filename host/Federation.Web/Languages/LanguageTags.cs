using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Web.Languages;

/// <summary>How a language is written where machines read it.</summary>
public static class LanguageTags
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB"), French = CultureInfo.GetCultureInfo("fr-FR");

    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.French];

    extension(Language language)
    {
        /// <summary>In addresses and in HTML: en, fr.</summary>
        public string Tag => language == Language.French ? "fr" : "en";

        /// <summary>The schema's enum value.</summary>
        public string GraphQL => language == Language.French ? "FR" : "EN";

        /// <summary>Its name in itself.</summary>
        public string OwnName => language == Language.French ? "Français" : "English";

        /// <summary>How it writes numbers and dates.</summary>
        public CultureInfo Culture => language == Language.French ? French : English;

        public T Pick<T>(T english, T french) => language == Language.French ? french : english;
    }

    /// <summary>Null for a tag of no page.</summary>
    public static Language? Of(string? tag) => tag switch
    {
        "en" => Language.English,
        "fr" => Language.French,
        _ => null,
    };

    /// <summary>What the browser likes best of ours, else English.</summary>
    public static Language LikedBy(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)) return Language.English;
        return accepted.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Of(language.Value.ToString().Split('-')[0].ToLowerInvariant())).FirstOrDefault(known => known is not null) ?? Language.English;
    }
}
