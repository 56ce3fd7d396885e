using System.Text.Json;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>The embedded lists of words.</summary>
internal static class WordFiles
{
    /// <summary>The caller disposes it.</summary>
    public static JsonDocument Open(string name)
    {
        using var stream = typeof(WordFiles).Assembly.GetManifestResourceStream($"probing/{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonDocument.Parse(stream);
    }
}
