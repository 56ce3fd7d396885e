using System.Collections.Immutable;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting;

/// <summary>Whose members a network's centres host at all, and how many visits it wants of it: beside the rules of each centre, and before them. Immutable.</summary>
[GenerateSerializer, Immutable, Alias("hosting-terms")]
public sealed record HostingTerms
{
    public const int MostNetworks = 200;

    public const int MostVisits = 10_000_000;

    /// <summary>In order of network, the one for every other network first; each once.</summary>
    [Id(0)]
    public ImmutableArray<HostingTerm> Networks { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many visits a month it pays for, of all its members at centres of other networks; null for any number.</summary>
    [Id(1)]
    public int? AwayPerMonth { get; init; }

    /// <summary>The version from which the numbers of <see cref="Networks"/> count without a break; 0 from the first. Whoever stores the terms sets it.</summary>
    [Id(2)]
    public int HostedSince { get; init; }

    /// <summary>As <see cref="HostedSince"/>, of <see cref="AwayPerMonth"/>.</summary>
    [Id(3)]
    public int AwaySince { get; init; }

    /// <summary>What is said of a network: by its own entry, else by the one for all; null for nothing.</summary>
    public HostingTerm? Of(NetworkId other) => Networks.FirstOrDefault(term => term.Network == other) ?? Networks.FirstOrDefault(term => term.Network is null);

    /// <summary>These terms as they follow on others. Where some network has a number now and had none before, doors took visits without asking.</summary>
    /// <param name="version">Of these.</param>
    internal HostingTerms Following(HostingTerms? before, int version)
    {
        bool begins = Networks.Concat(before?.Networks ?? []).Any(term => NumberOf(term.Network) is not null && before?.NumberOf(term.Network) is null);
        return this with
        {
            HostedSince = begins ? version : before?.HostedSince ?? 0,
            AwaySince = AwayPerMonth is not null && before?.AwayPerMonth is null ? version : before?.AwaySince ?? 0,
        };
    }

    /// <param name="other">Null for every network that is not named.</param>
    private int? NumberOf(NetworkId? other) => (other is { } named ? Of(named) : Networks.FirstOrDefault(term => term.Network is null))?.VisitsPerMonth;

    /// <summary>These terms in their canonical form, or what is against them.</summary>
    /// <param name="own">Whose they are.</param>
    internal (HostingTerms? Terms, AdmissionRefusal? Refusal) Checked(NetworkId own)
    {
        if (Networks.Length > MostNetworks) return (null, new(AdmissionCodes.BadTerms, $"Terms name at most {MostNetworks} networks; these name {Networks.Length}."));
        if (Networks.Any(term => term.VisitsPerMonth is < 0 or > MostVisits) || AwayPerMonth is < 0 or > MostVisits) return (null, new(AdmissionCodes.BadTerms, $"Visits a month go from 0 to {MostVisits}."));
        if (Networks.Any(term => term.Network == own)) return (null, new(AdmissionCodes.BadTerms, "Terms are about other networks."));
        if (Networks.DistinctBy(term => term.Network).Count() != Networks.Length) return (null, new(AdmissionCodes.BadTerms, "A network stands in the terms once."));
        return (this with { Networks = [.. Networks.OrderBy(term => term.Network is not null).ThenBy(term => term.Network ?? default)] }, null);
    }
}
