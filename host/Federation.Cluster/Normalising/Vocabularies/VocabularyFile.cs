using System.Reflection;
using System.Text.Json;

namespace Federation.Cluster.Normalising.Vocabularies;

/// <summary>Reads an embedded vocabulary: <c>{ "library": { "en": "Library", "fr": "Bibliothèque", "also": ["médiathèque"] } }</c>.</summary>
internal static class VocabularyFile
{
    /// <param name="name">The file's name without its ending.</param>
    public static Vocabulary Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Vocabularies/{name}.json")
            ?? throw new InvalidOperationException($"The build embedded no vocabulary \"{name}\".");
        using var document = JsonDocument.Parse(stream);
        return new Vocabulary([.. document.RootElement.EnumerateObject().Select(Read)]);
    }

    private static VocabularyTerm Read(JsonProperty term) => new(term.Name, Label(term, "en"), Label(term, "fr"), Also(term.Value));

    private static string Label(JsonProperty term, string language) => term.Value.GetProperty(language).GetString() is { Length: > 0 } label
        ? label
        : throw new InvalidDataException($"\"{term.Name}\" has no name in \"{language}\".");

    private static IReadOnlyList<string> Also(JsonElement term) =>
        term.TryGetProperty("also", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString() ?? "")] : [];
}
