using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Traces;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels;

/// <summary>What the directory's own data makes of one centre under the label's criteria, before anybody came and looked. It awards nothing. Immutable.</summary>
public sealed record PreAssessment
{
    public required CentreId Centre { get; init; }

    public required string Name { get; init; }

    /// <summary>Those that speak for the centre, in order; none where it is closed.</summary>
    public required IReadOnlyList<ListingKey> Listings { get; init; }

    /// <summary>What listings say of their own label. Nothing in <see cref="Evaluation"/> comes of it.</summary>
    public required IReadOnlyList<LabelClaim> Claims { get; init; }

    /// <summary>The words of credit of the sources that the values come from, each with its licence, each once.</summary>
    public required IReadOnlyList<string> Credits { get; init; }

    /// <summary>Of the evaluation.</summary>
    public required CriteriaSet Criteria { get; init; }

    public required Evaluation Evaluation { get; init; }

    /// <summary>Pure.</summary>
    /// <param name="traces">Of the centre, at the moment asked about.</param>
    public static PreAssessment Of(MergedCentre centre, CentreTraces traces, CriteriaSet criteria) => new()
    {
        Centre = centre.Id,
        Name = centre.Content.Name,
        Listings = [.. centre.State.Listings.Where(listing => listing.IsLive).Select(listing => listing.Key)],
        Claims = LabelClaim.Of(centre.State),
        Credits = [.. centre.State.Listings.Where(listing => listing.IsLive).Select(listing => $"{listing.Source.Attribution} ({listing.Source.Licence})").Distinct()],
        Criteria = criteria,
        Evaluation = Evaluation.Of(criteria, CentreObservations.Of(centre, traces), traces.At),
    };
}
