using Federation.Web.Asking;

namespace Federation.Web.Directory;

/// <summary>What somebody may mean who types into the search field.</summary>
internal static class SuggestionsQuestion
{
    public static PageQuestion<SuggestionsAnswer> Typed { get; } = new("suggestions", """
        query Suggestions($text: String!, $language: Language!) {
          suggest(text: $text, language: $language, first: 5) {
            centres { key name address { locality country } }
            localities { name count }
            services { key label(language: $language) }
          }
        }
        """, WebJson.Default.PageEnvelopeSuggestionsAnswer);
}
