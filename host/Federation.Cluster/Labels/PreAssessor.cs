using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Labels;

/// <summary>Pre-assesses centres from what the store holds, without waking grains. Thread safe.</summary>
public sealed class PreAssessor(IDirectoryStore store, TimeProvider clock)
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    private volatile SourceReadings? _readings;

    /// <summary>Every centre that is not closed, in order of id.</summary>
    public async IAsyncEnumerable<PreAssessment> AllAsync(CriteriaSet criteria, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readings = await ReadingsAsync(cancellationToken);
        await foreach (var centre in new CentreArchive(store).AllAsync(cancellationToken))
        {
            if (!centre.IsClosed) yield return PreAssessment.Of(MergedCentre.Of(centre), readings, criteria);
        }
    }

    /// <summary>Null where there is no such centre.</summary>
    public async Task<PreAssessment?> ReadAsync(CentreId id, CriteriaSet criteria, CancellationToken cancellationToken) =>
        await new CentreArchive(store).ReadAsync([id], cancellationToken) is [{ } centre] ? PreAssessment.Of(centre, await ReadingsAsync(cancellationToken), criteria) : null;

    /// <summary>The centre that the listing is bound to; null where there is none.</summary>
    public async Task<PreAssessment?> ReadAsync(ListingKey key, CriteriaSet criteria, CancellationToken cancellationToken)
    {
        await foreach (var centre in new CentreArchive(store).AllAsync(cancellationToken))
        {
            if (centre.Find(key) is not null) return await ReadAsync(centre.Id, criteria, cancellationToken);
        }

        return null;
    }

    /// <summary>What centres are looked at with: as of now, or of up to a minute ago, since months of runs are read for it.</summary>
    public async Task<SourceReadings> ReadingsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_readings is { } known && now - known.At < ReadAgainAfter) return known;
        return _readings = await SourceReadings.ReadAsync(store, now, cancellationToken);
    }
}
