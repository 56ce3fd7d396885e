using System.Text.Json;

namespace Federation.Plugins.Tests.Services;

/// <summary>A vocabulary as the host embeds it.</summary>
internal static class VocabularyTerms
{
    /// <summary>Key, English and French name, in the file's order.</summary>
    public static IReadOnlyList<(string Key, string English, string French)> Of(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Normalising", "Vocabularies", $"{name}.json")));
        return [.. document.RootElement.EnumerateObject().Select(term => (term.Name, term.Value.GetProperty("en").GetString()!, term.Value.GetProperty("fr").GetString()!))];
    }
}
