using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Sources;

/// <summary>What a first sync made of one source.</summary>
internal sealed class SourceFigures
{
    private readonly Dictionary<string, int> _filled = [];

    private SourceFigures(string network, int read, int quarantined, IReadOnlyDictionary<string, int> quarantinedBy, int hoursAsText) =>
        (Network, Read, Quarantined, QuarantinedBy, HoursAsText) = (network, read, quarantined, quarantinedBy, hoursAsText);

    /// <summary>The fields of the table, in its order, by what the API calls them.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["name", "address", "location", "website", "phone", "openingHours", "services", "capacity", "languages", "accessibility", "prices", "description", "labelClaim"];

    public string Network { get; }

    public int Read { get; }

    public int Quarantined { get; }

    public IReadOnlyDictionary<string, int> QuarantinedBy { get; }

    /// <summary>Listings that were taken.</summary>
    public int Mapped { get; private set; }

    /// <summary>Hours that were not understood.</summary>
    public int HoursAsText { get; }

    /// <summary>Listings with a telephone in which a number was understood.</summary>
    public int PhonesUnderstood { get; private set; }

    public int HoursUnderstood => Filled("openingHours") - HoursAsText;

    /// <summary>Listings with that field.</summary>
    public int Filled(string field) => _filled.GetValueOrDefault(field);

    /// <param name="run">As <c>sync --json</c> prints it.</param>
    /// <param name="quarantinedBy">Records in quarantine by the code of their first error.</param>
    public static SourceFigures Of(JsonElement run, IReadOnlyDictionary<string, int> quarantinedBy)
    {
        var counts = RunCounts.Of(run);
        return new SourceFigures(run.GetProperty("network").GetString() ?? "", counts.Read, counts.Quarantined, quarantinedBy, Runs.ProblemCounts(run).GetValueOrDefault("hours.not-understood"));
    }

    /// <param name="listing">As the API gives it, with every field.</param>
    public void Add(JsonElement listing)
    {
        Mapped++;
        foreach (string field in Fields.Where(field => IsFilled(listing, field))) _filled[field] = Filled(field) + 1;
        if (listing.GetProperty("phones").GetArrayLength() > 0) PhonesUnderstood++;
    }

    private static bool IsFilled(JsonElement listing, string field) => listing.GetProperty(field) switch
    {
        { ValueKind: JsonValueKind.Null } => field == "capacity" && listing.GetProperty("capacityText").ValueKind != JsonValueKind.Null,
        { ValueKind: JsonValueKind.Array } items => items.GetArrayLength() > 0,
        _ => true,
    };
}
