using System.Text;
using Federation.Adapters.Sdk;

namespace Federation.Plugins.Tests.Services;

/// <summary>Writes <c>docs/services.md</c> from the vocabularies and the adapters' tables.</summary>
internal static class ServicesPage
{
    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("""
            # Services and accessibility

            What centres offer, by the keys of one vocabulary for all networks, and which word of which source means which key. Keys are stable: later versions add some and
            retire none. In the API they are `services` and `accessibilityFeatures`, with their names in both languages. A word that no table knows is `service.unknown`; one that
            was looked at and means no service stands here with a dash. The tests of the plug-ins write this page (`UPDATE_DOCS=1 ./test.sh Plugins`).

            ## Services

            | key | English | French |
            |---|---|---|

            """);
        Append(page, VocabularyTerms.Of("services"));
        page.Append("\n## Accessibility\n\n| key | English | French |\n|---|---|---|\n");
        Append(page, VocabularyTerms.Of("accessibility"));
        foreach (var (adapter, tables) in SourceTables.All)
        {
            page.Append($"\n## Words of {adapter}\n\n| where | word | keys |\n|---|---|---|\n");
            foreach (var table in tables) Append(page, table);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, IReadOnlyList<(string Key, string English, string French)> terms)
    {
        foreach (var (key, english, french) in terms) page.Append($"| `{key}` | {english} | {french} |\n");
    }

    private static void Append(StringBuilder page, ServiceTable table)
    {
        foreach (var (word, keys) in table.Words)
        {
            page.Append($"| {table.Column} | {word} | {(keys.Count == 0 ? "-" : string.Join(", ", keys.Select(key => $"`{key}`")))} |\n");
        }
    }
}
