using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A label by its own rules, on the tests' clock, stored as its grain stores it.</summary>
internal sealed class FakeLabel(CentreId centre, MemoryStore store, TimeProvider clock) : ILabelGrain
{
    private StateKey Row => new(RowKinds.Label, centre.Value);

    public async Task<LabelHistory> Get() => (await new LabelArchive(store).ReadAsync([centre], CancellationToken.None))[0];

    /// <summary>Nothing of the gateway waits for it: what shows goes by the time.</summary>
    public Task Expire() => throw new NotSupportedException();

    public async Task<LabelAnswer> Decide(LabelOrder order)
    {
        var history = await Get();
        var outcome = history.Label.Decide(order.At(clock.GetUtcNow()), (await new CriteriaArchive(store, clock).ReadAsync()).Under(order.CriteriaVersion, clock.GetUtcNow()));
        if (outcome.Event is not { } happened) return LabelAnswer.Of(history, outcome.Refusal);
        history = history.With(happened);
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = centre.Value,
            Writes =
            [
                new StateWrite(Row, (await store.ReadAsync(Row))?.Version ?? 0, JsonSerializer.SerializeToUtf8Bytes(history, ClusterJson.Default.LabelHistory)),
                .. new[] { LabelAppeals.Row(history, await store.ReadAsync(LabelAppeals.Key(centre))) }.OfType<StateWrite>(),
            ],
            Events = [new EventWrite(Row, JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.LabelEvent))],
        });
        return LabelAnswer.Of(history, null);
    }
}
