using System.Collections.Immutable;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Members.Admissions;

/// <summary>Whom a centre admits, and when. Public. Immutable. Who is blocked does not stand here: that is nobody's business.</summary>
[GenerateSerializer, Immutable, Alias("admission-rules")]
public sealed record AdmissionRules
{
    public const int MostEntries = 200;

    private const int MostDays = 31;

    /// <summary>In order of network and tier, each pair once; empty: nobody.</summary>
    [Id(0)]
    public ImmutableArray<AdmittedMembers> Admits { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When, in the centre's local time and the canonical form of docs/opening-hours.md; null for at any time.</summary>
    [Id(1)]
    public string? Hours { get; init; }

    /// <summary>These rules in their canonical form, or what is against them.</summary>
    internal (AdmissionRules? Rules, AdmissionRefusal? Refusal) Checked()
    {
        if (Admits.Length > MostEntries) return (null, new(AdmissionCodes.BadRules, $"Rules have at most {MostEntries} entries; these have {Admits.Length}."));
        if (Admits.Any(entry => entry.DaysPerMonth is < 1 or > MostDays)) return (null, new(AdmissionCodes.BadRules, $"Days of a month go from 1 to {MostDays}."));
        var ordered = Admits.OrderBy(entry => entry.Network).ThenBy(entry => entry.Tier?.Value, StringComparer.Ordinal).ToImmutableArray();
        if (ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Network == pair.Second.Network && pair.First.Tier == pair.Second.Tier)) return (null, new(AdmissionCodes.BadRules, "A network and tier stands in the rules once."));
        if (Hours is null) return (this with { Admits = ordered }, null);
        var reading = HoursReader.Read(Hours);
        return reading.Understood
            ? (new AdmissionRules { Admits = ordered, Hours = reading.Hours.Text }, null)
            : (null, new(AdmissionCodes.BadHours, $"The hours are not understood: {reading.Reason}."));
    }
}
