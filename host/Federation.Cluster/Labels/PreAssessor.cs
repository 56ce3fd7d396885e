using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Labels;

/// <summary>Pre-assesses centres from what the store holds, without waking grains, under the newest criteria. Thread safe.</summary>
public sealed class PreAssessor(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>Every centre that is not closed, in order of id.</summary>
    public async IAsyncEnumerable<PreAssessment> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readings = await ReadingsAsync(cancellationToken);
        await foreach (var centre in new CentreArchive(store).AllAsync(cancellationToken))
        {
            if (!centre.IsClosed) yield return PreAssessment.Of(MergedCentre.Of(centre), readings, CriteriaSet.Current);
        }
    }

    /// <summary>Null where there is no such centre.</summary>
    public async Task<PreAssessment?> ReadAsync(CentreId id, CancellationToken cancellationToken) =>
        await new CentreArchive(store).ReadAsync([id], cancellationToken) is [{ } centre] ? PreAssessment.Of(centre, await ReadingsAsync(cancellationToken), CriteriaSet.Current) : null;

    /// <summary>The centre that the listing is bound to; null where there is none.</summary>
    public async Task<PreAssessment?> ReadAsync(ListingKey key, CancellationToken cancellationToken)
    {
        await foreach (var centre in new CentreArchive(store).AllAsync(cancellationToken))
        {
            if (centre.Find(key) is not null) return await ReadAsync(centre.Id, cancellationToken);
        }

        return null;
    }

    /// <summary>As of now, what all of a query's centres are looked at with.</summary>
    public Task<SourceReadings> ReadingsAsync(CancellationToken cancellationToken) => SourceReadings.ReadAsync(store, clock.GetUtcNow(), cancellationToken);
}
