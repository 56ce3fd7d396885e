using System.Text.Json;

namespace Federation.Cluster.Problems;

/// <summary>Reads one area's file of the catalogue: <c>{ "csv.headers": { "en": "…", "fr": "…" } }</c>.</summary>
public static class ProblemFile
{
    /// <returns>The problems in the file's order, a repeated code repeated.</returns>
    /// <exception cref="InvalidDataException">
    /// Not such an object; a language is missing, empty or unknown. The message names area and code.
    /// </exception>
    public static IReadOnlyList<Problem> Read(string area, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return [.. document.RootElement.EnumerateObject().Select(entry => Read(area, entry))];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"Problems/{area}.json is not an object of codes: {failure.Message}", failure);
        }
    }

    private static Problem Read(string area, JsonProperty entry)
    {
        string? english = null, french = null;
        foreach (var text in entry.Value.EnumerateObject())
        {
            switch (text.Name)
            {
                case "en": english = text.Value.GetString(); break;
                case "fr": french = text.Value.GetString(); break;
                default: throw new InvalidDataException($"Problems/{area}.json: {entry.Name} has a language \"{text.Name}\"; there are en and fr.");
            }
        }

        return new Problem
        {
            Code = entry.Name,
            Area = area,
            English = Required(english, "en"),
            French = Required(french, "fr"),
        };

        string Required(string? remedy, string language) => string.IsNullOrWhiteSpace(remedy)
            ? throw new InvalidDataException($"Problems/{area}.json: {entry.Name} says nothing in \"{language}\".")
            : remedy;
    }
}
