using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry;

namespace Federation.Cluster.Members.Visits.Travel;

/// <summary>What a kilometre by car emits, by whom and of when. The operator may give another (docs/visits.md). Immutable.</summary>
public sealed record TravelFactor
{
    private const string Resource = "Members/travel-factor.json";
    private const double MostKg = 5;

    private static readonly Lazy<TravelFactor> Embedded = new(() =>
    {
        using var stream = typeof(TravelFactor).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    });

    /// <summary>In kilograms of CO2 equivalents for each kilometre of one car.</summary>
    public required double KgCo2ePerKm { get; init; }

    public required int Year { get; init; }

    /// <summary>Who says so, and of what: for people.</summary>
    public required BilingualText Source { get; init; }

    public required Uri Url { get; init; }

    /// <summary>The one that this assembly carries.</summary>
    public static TravelFactor Standard => Embedded.Value;

    /// <exception cref="JsonException">Not of this form, or its value is none.</exception>
    public static TravelFactor Read(ReadOnlySpan<byte> utf8)
    {
        var factor = JsonSerializer.Deserialize(utf8, TravelJson.Default.TravelFactor) ?? throw new JsonException("The factor is null.");
        return factor is { KgCo2ePerKm: >= 0 and <= MostKg, Source: { French.Length: > 0, English.Length: > 0 }, Url: { IsAbsoluteUri: true, Scheme: "https" } } ? factor : throw new JsonException($"A factor is 0 to {MostKg} kilograms for each kilometre, with its source in French and in English and an https address.");
    }
}
