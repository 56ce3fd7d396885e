using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>What came of asking for a dry run: exactly one of the four.</summary>
public sealed record DryRunAnswer
{
    /// <summary>It ended, or failed.</summary>
    public StoredDryRun? Ended { get; init; }

    /// <summary>It is under way under this hash, and <see cref="CriteriaOffice.FindAsync"/> tells when it has ended.</summary>
    public string? UnderWay { get; init; }

    /// <summary>What is wrong with the file, by line.</summary>
    public IReadOnlyList<CriteriaProblem>? Problems { get; init; }

    public CriteriaRefusal? Refusal { get; init; }
}

/// <summary>What came of a publication: one of the two.</summary>
public sealed record PublicationAnswer(PublishedCriteria? Published, CriteriaRefusal? Refusal);
