using System.Collections.Frozen;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TernumBfc;

/// <summary>The kinds of place in <c>code_typo</c>: codes joined by dashes, such as <c>M-I-TL</c>.</summary>
internal static class PlaceCodes
{
    // F ("lieux de médiation et de fabrication") stands at banks and clubs as well as at fablabs, and TL is never defined, only spelled as T with an L
    // after it: neither says that there are machines or desks.
    private static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>
    {
        // Lieux de travail et de collaboration.
        ["T"] = ServiceKeys.Coworking,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the codes known here, each once; a code without one is noted and left out.</summary>
    public static IReadOnlyList<string> Services(RecordFields record, MapFindings findings)
    {
        var services = new List<string>();
        foreach (string code in Codes.In(record.Text("code_typo")))
        {
            if (!Keys.TryGetValue(code, out string? key)) findings.Warning("service.unknown", $"The kind of place \"{Excerpt.Of(code)}\" has no service of the vocabulary.", record.Pointer("code_typo"));
            else if (!services.Contains(key)) services.Add(key);
        }

        return services;
    }
}
