using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.RegionSud;

/// <summary>What the columns <c>type_lieu</c> and <c>services</c> say by themselves of services.</summary>
internal static class PlaceKinds
{
    // The kind "Tiers-lieu / Coworking / FabLab / Hackerspace" is one kind for four and does not say which; those that were completed by hand do.
    private static readonly (string Kind, string[] Services)[] Kinds =
    [
        ("Espace Public Numérique (EPN)", [ServiceKeys.Internet]),
        ("Espace Public Numérique (EPN) / Coworking", [ServiceKeys.Internet, ServiceKeys.Coworking]),
        ("Centre social / Coworking", [ServiceKeys.Coworking]),
    ];

    // The column is prose with commas; what is not one of these words stays in the description.
    private static readonly (string Word, string Service)[] Words =
    [
        ("coworking", ServiceKeys.Coworking),
        ("fablab", ServiceKeys.Fabrication),
        ("fabrication numérique", ServiceKeys.Fabrication),
        ("internet", ServiceKeys.Internet),
        ("accès internet", ServiceKeys.Internet),
        ("accès internet gratuit", ServiceKeys.Internet),
        ("espace internet", ServiceKeys.Internet),
        ("wifi", ServiceKeys.Internet),
        ("wifi en accès libre", ServiceKeys.Internet),
    ];

    public static IReadOnlyList<string> Services(RecordFields record, MapFindings findings) => [.. OfKind(record, findings).Concat(OfWords(record)).Distinct()];

    private static string[] OfKind(RecordFields record, MapFindings findings)
    {
        if (record.Text("type_lieu") is not { } kind) return [];
        var known = Kinds.FirstOrDefault(known => LostLetters.Same(kind, known.Kind));
        if (known.Services is null) findings.Warning("service.unknown", $"The kind of place \"{Excerpt.Of(kind)}\" has no service of the vocabulary.", record.Pointer("type_lieu"));
        return known.Services ?? [];
    }

    private static IEnumerable<string> OfWords(RecordFields record) => (record.Text("services") ?? "")
        .Split([',', '|', ';', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(text => Words.Where(known => LostLetters.Same(text, known.Word)))
        .Select(known => known.Service);
}
