using Federation.Cluster.Labels.Publishing;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.DryRuns;

namespace Federation.Host.Output;

/// <param name="Version">Null where the file is broken.</param>
/// <param name="Criteria">How many; null where the file is broken.</param>
internal sealed record CriteriaCheckAnswer(string? Version, int? Criteria, IReadOnlyList<CriteriaProblem> Problems);

/// <summary>What a dry run found; without totals where it could not begin.</summary>
/// <param name="Kept">Whether the text can be published by it.</param>
/// <param name="Losing">Every centre that would lose something, in order of id; the first 10,000 where it was kept.</param>
internal sealed record DryRunReport(string? Version, string? Sha256, bool Kept, DryRunTotals? Totals, IReadOnlyList<LosingCentre> Losing, IReadOnlyList<CriteriaProblem> Problems, CriteriaRefusal? Refusal)
{
    public static DryRunReport Of(CriteriaReading broken) => new(null, null, false, null, [], broken.Problems, null);

    public static DryRunReport Of(CriteriaSet criteria, string yaml, CriteriaRefusal refusal) => new(criteria.Version, CriteriaDigest.Of(yaml), false, null, [], [], refusal);

    public static DryRunReport Of(CriteriaSet criteria, string yaml, DryRunTotals totals, IReadOnlyList<LosingCentre> losing, bool isKept) => new(criteria.Version, CriteriaDigest.Of(yaml), isKept, totals, losing, [], null);
}

internal sealed record PublicationReport(string? Version, string? Sha256, DateTimeOffset? From, CriteriaRefusal? Refusal)
{
    public static PublicationReport Of(PublicationAnswer answer) => new(answer.Published?.Criteria.Version, answer.Published?.Sha256, answer.Published?.From, answer.Refusal);
}
