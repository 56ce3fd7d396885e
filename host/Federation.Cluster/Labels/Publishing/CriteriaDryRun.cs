using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.DryRuns;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>Holds a version of the criteria against all centres with a label in force, from what the store holds. It changes nothing and wakes no grain. Thread safe.</summary>
public sealed class CriteriaDryRun(IDirectoryStore store, TimeProvider clock)
{
    /// <param name="criteria">What may be published.</param>
    /// <param name="versions">Those that are.</param>
    /// <remarks>A centre of which something stored cannot be read is counted, and judged no further: "store check" names the row.</remarks>
    /// <param name="losing">Told of every centre that would lose something, in order of id, one at a time.</param>
    public async Task<DryRunTotals> RunAsync(CriteriaSet criteria, CriteriaVersions versions, Action<CentreProspect> losing, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reader = await TraceReader.OpenAsync(store, now, cancellationToken);
        var totals = new DryRunTotals();
        int damaged = 0;
        await foreach (var prospect in LabelledCentres.WalkAsync(store, now, ProspectsAsync, _ => damaged++, cancellationToken))
        {
            totals = totals.With(prospect);
            if (prospect.Losses.Count > 0) losing(prospect);
        }

        return totals with { Unreadable = damaged };

        async Task<IReadOnlyList<CentreProspect>> ProspectsAsync(IReadOnlyList<LabelInForce> labels, CancellationToken cancellation)
        {
            var assessed = labels.Where(label => label.Assessment is not null).Select(label => label.Id.Value).ToList();
            var rows = await store.ReadManyAsync(RowKinds.Assessment, assessed, cancellation);
            var records = rows.OfType<StateRow>().ToDictionary(row => row.Key.Id, row => row.Body);
            var traces = await reader.ReadAsync([.. labels.Select(label => label.Centre?.State)], cancellation);
            return [.. labels.Zip(traces, (label, seen) => CentreProspect.Of(Labelled(label, seen, records.GetValueOrDefault(label.Id.Value)), criteria, versions, now))];
        }

        static LabelledCentre Labelled(LabelInForce label, CentreTraces seen, ReadOnlyMemory<byte> record) => new()
        {
            Centre = label.Id.Value,
            Name = label.Centre?.Content.Name,
            Award = label.Award,
            Accepted = label.Assessment is { } assessment ? AcceptedObservations.Of(record.Span, label.Id.Value, assessment) : null,
            Known = label.Centre is { } centre ? [.. CentreObservations.Of(centre, seen)] : [],
        };
    }
}
