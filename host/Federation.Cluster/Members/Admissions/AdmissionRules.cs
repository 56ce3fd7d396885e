using System.Collections.Immutable;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Members.Admissions;

/// <summary>Whom a centre admits, and when. Public. Immutable. Who is blocked does not stand here: that is nobody's business.</summary>
[GenerateSerializer, Immutable, Alias("admission-rules")]
public sealed record AdmissionRules
{
    public const int MostEntries = 200;

    /// <summary>How many a door without network admits where its rules do not say.</summary>
    public const int UsualOffline = 20;

    private const int MostDays = 31;
    private const int MostOffline = 200;

    /// <summary>In order of network and tier, each pair once; empty: nobody.</summary>
    [Id(0)]
    public ImmutableArray<AdmittedMembers> Admits { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When, in the centre's local time and the canonical form of docs/opening-hours.md; null for at any time.</summary>
    [Id(1)]
    public string? Hours { get; init; }

    /// <summary>How many visitors the door may admit on its own word before it has told the directory of them, 0 to 200; null for <see cref="UsualOffline"/>. 0: a door without network admits nobody.</summary>
    [Id(2)]
    public int? OfflineAdmissions { get; init; }

    /// <summary>Whether it matters on how many days somebody was here.</summary>
    internal bool CountsDays => Admits.Any(entry => entry.DaysPerMonth is not null);

    /// <summary>These rules in their canonical form, or what is against them.</summary>
    internal (AdmissionRules? Rules, AdmissionRefusal? Refusal) Checked()
    {
        if (Admits.Length > MostEntries) return (null, new(AdmissionCodes.BadRules, $"Rules have at most {MostEntries} entries; these have {Admits.Length}."));
        if (Admits.Any(entry => entry.DaysPerMonth is < 1 or > MostDays)) return (null, new(AdmissionCodes.BadRules, $"Days of a month go from 1 to {MostDays}."));
        if (OfflineAdmissions is < 0 or > MostOffline) return (null, new(AdmissionCodes.BadRules, $"A door without network admits 0 to {MostOffline} visitors."));
        var ordered = Admits.OrderBy(entry => entry.Network).ThenBy(entry => entry.Tier?.Value, StringComparer.Ordinal).ToImmutableArray();
        if (ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Network == pair.Second.Network && pair.First.Tier == pair.Second.Tier)) return (null, new(AdmissionCodes.BadRules, "A network and tier stands in the rules once."));
        if (Hours is null) return (this with { Admits = ordered }, null);
        var reading = HoursReader.Read(Hours);
        return reading.Understood
            ? (this with { Admits = ordered, Hours = reading.Hours.Text }, null)
            : (null, new(AdmissionCodes.BadHours, $"The hours are not understood: {reading.Reason}."));
    }
}
